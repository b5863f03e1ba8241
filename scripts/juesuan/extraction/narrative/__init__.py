"""Reading figures from prose: the narrative (情况说明) and the prose of project tables."""

from juesuan.extraction.narrative.figures import Narrative, read_narrative
from juesuan.extraction.narrative.statements import read_statements
from juesuan.extraction.narrative.terms import NarrativeTerms

__all__ = ["Narrative", "NarrativeTerms", "read_narrative", "read_statements"]
