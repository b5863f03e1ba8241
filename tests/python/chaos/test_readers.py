"""Any number of readers: no error and no mixed answer while versions come, go back and go."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

from chaos.reading import reading
from chaos.small import finished, publish, version_name
from chaos.state import content_hash
from juesuan.warehouse.publishing import prune, roll_back, store, switch

_PAUSE_SECONDS = 0.15


def test_four_readers_see_whole_versions_over_ten_publications(tmp_path: Path) -> None:
    published = {content_hash(publish(tmp_path, version_name(0)).database)}

    with reading(tmp_path, tmp_path / "stop") as seen:
        for number in range(1, 11):
            folder = finished(tmp_path, version_name(number))
            version = store(folder, tmp_path, version_name(number))
            published.add(content_hash(version.database))
            switch(tmp_path, version)
            prune(tmp_path, keep=2)
            time.sleep(_PAUSE_SECONDS)
            if number % 3 == 0:
                roll_back(tmp_path, None)
                time.sleep(_PAUSE_SECONDS)

    assert len(seen.counts) == 4
    assert min(seen.counts) > 10
    assert seen.contents <= published
    assert len(seen.contents) > 5


def test_a_connection_answers_from_its_version_to_the_end(tmp_path: Path) -> None:
    publish(tmp_path, version_name(0))
    with duckdb.connect(str(tmp_path / "juesuan.duckdb"), read_only=True) as reader:
        for number in range(1, 4):
            publish(tmp_path, version_name(number))
            prune(tmp_path, keep=1)
            # Another connection of the same process must not see another version either.
            with duckdb.connect(str(tmp_path / "juesuan.duckdb"), read_only=True) as again:
                for table in ("core.one", "quality.three"):
                    query = f"select distinct of from {table}"
                    assert reader.execute(query).fetchall() == [(version_name(0),)]
                    assert again.execute(query).fetchall() == [(version_name(0),)]


_SPILLING = """
import sys, duckdb
from juesuan.warehouse import query
from pathlib import Path
connect = duckdb.connect
small = {"memory_limit": "120MB", "threads": "2"}
duckdb.connect = lambda *a, config, **o: connect(*a, config={**config, **small}, **o)
rows = "select row_number() over (order by md5(range::varchar)) as r, range from range(3000000)"
with query.asking(Path(sys.argv[1])) as ask:
    print(ask(f"select sum(hash(r, range)) from ({rows})", ()).rows)
"""


def test_two_who_run_out_of_memory_do_not_disturb_each_other(tmp_path: Path) -> None:
    publish(tmp_path, version_name(0))
    command = [sys.executable, "-c", _SPILLING, str(tmp_path / "juesuan.duckdb")]

    def answer(number: int) -> str:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout.rpartition("\n[")[2] or f"{done.returncode} {done.stderr}"

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(answer, range(2))

    assert one == other
    assert one.endswith(",)]\n")
    assert not (tmp_path / "juesuan.duckdb.tmp").exists()
