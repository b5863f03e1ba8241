"""Write docs/data_dictionary.md from the dbt project."""

from juesuan.dictionary import load_manifest, render
from juesuan.project import ROOT

if __name__ == "__main__":
    path = ROOT / "docs" / "data_dictionary.md"
    path.write_text(render(load_manifest()), encoding="utf-8")
