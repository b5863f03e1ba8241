"""What DuckDB says of a wrong query, in one line with its suggestion."""

import duckdb
import pytest

from juesuan.warehouse.messages import sql_message


@pytest.mark.parametrize(
    ("query", "start", "end"),
    [
        ("from figurs", "Catalog Error: Table with name figurs", '"figures"? (line 1, at figurs)'),
        ("select amout from figures", 'column "amout" not found', "(line 1, at amout)"),
        ("select '合计' as 名称,\n合 from figures", 'column "合" not found', "(line 2, at 合)"),
        ("select from", "Parser Error: syntax error", "end of input"),
    ],
)
def test_the_message_is_one_line_with_the_words_at_fault(query: str, start: str, end: str) -> None:
    with duckdb.connect() as connection:
        connection.execute("create table figures (amount_wan decimal(20, 6))")
        with pytest.raises(duckdb.Error) as caught:
            connection.execute(query)
    said = sql_message(caught.value)

    assert start in said
    assert said.endswith(end)
    assert "\n" not in said
    assert "^" not in said
