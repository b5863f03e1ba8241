"""Write docs/identities.md from the catalogue of identities."""

from juesuan.identity_page import render_identities
from juesuan.project import ROOT, reference_rows

if __name__ == "__main__":
    path = ROOT / "docs" / "identities.md"
    path.write_text(render_identities(reference_rows("identities")), encoding="utf-8")
