"""Write docs/grain.svg from the dbt project."""

from juesuan.dictionary import load_manifest
from juesuan.picture.drawing import draw
from juesuan.picture.tables import public_tables
from juesuan.project import ROOT, reference_rows

if __name__ == "__main__":
    overlaps, deciding = reference_rows("summation_overlaps"), reference_rows("summation_columns")
    path = ROOT / "docs" / "grain.svg"
    path.write_text(draw(public_tables(load_manifest(), overlaps, deciding)), encoding="utf-8")
