"""dbt's manifest, which names the models: parsed again only when models or code changed."""

import hashlib
import json
from pathlib import Path

from juesuan.warehouse.dbt import run_dbt
from juesuan.warehouse.inputs import current_inputs
from juesuan.warehouse.places import Places

_FOLDER = "dbt"


def current_manifest(places: Places, home: Path) -> Path:
    """Return a manifest of the models as they are now.

    Args:
        places: where a build would read and write; the models of raw rows depend on it.
        home: the folder of the scheduler, in which manifests are kept.

    Returns:
        The manifest.

    Raises:
        DbtError: dbt cannot parse the models.
    """
    inputs = current_inputs([])
    told = json.dumps([inputs.code, dict(inputs.packages), dict(places.dbt_variables)])
    digest = hashlib.sha256(told.encode()).hexdigest()
    manifest = home / _FOLDER / f"manifest-{digest[:16]}.json"
    if not manifest.is_file():
        folder = home / _FOLDER
        run_dbt(["parse"], places.new_database, folder, places.dbt_variables)
        for older in folder.glob("manifest-*.json"):
            older.unlink(missing_ok=True)
        (folder / "target" / "manifest.json").replace(manifest)
    return manifest
