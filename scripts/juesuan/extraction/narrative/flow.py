"""What a text has spoken of so far: later figures take their subject and year from it."""

from dataclasses import dataclass

from juesuan.extraction.narrative.asides import read_clause
from juesuan.extraction.narrative.plain import widen_brackets
from juesuan.extraction.narrative.prefixes import Prefix
from juesuan.extraction.narrative.subjects import of_action
from juesuan.extraction.narrative.terms import NarrativeTerms
from juesuan.extraction.narrative.years import Years

_OPPOSED = {"收入": "支出", "支出": "收入"}
_STOCKS = ("结转", "结余", "余额")
_CHANGES = ("change_amount", "change_pct")
_RATES = ("share_pct", "completion_pct")
_LONGEST_PERIOD = 4


@dataclass
class Flow:
    """The thread of a text.

    Attributes:
        fiscal_year: the year of the document.
        title: title of the section, the subject where the text names none.
        is_project: whether the text speaks of one project, whose money is its own subject.
        subject: subject of the last figure.
        money: subject of the last amount.
        topic: subject of the sentence outside its lists of details.
        is_detail: whether such a list is open.
        pending: words of clauses before that belong to the next subject.
        sentence_year: year named at the head of the sentence.
        last_year: year of the last figure of the sentence, with its kind.
    """

    fiscal_year: int
    title: str = ""
    is_project: bool = False
    subject: str = ""
    money: str = ""
    topic: str = ""
    is_detail: bool = False
    pending: str = ""
    sentence_year: int | None = None
    last_year: tuple[int, str] | None = None

    def end_sentence(self) -> None:
        """Come back from the details to the topic."""
        if self.is_detail:
            self.money = self.topic
        self.subject = self.money or self.subject
        self.is_detail = False
        self.pending = ""
        self.sentence_year = self.last_year = None

    def subject_of(
        self, prefix: Prefix, kind: str, unit_kind: str, behind: str, terms: NarrativeTerms
    ) -> str:
        """Settle the subject of a figure and remember it.

        Args:
            prefix: the words before the figure.
            kind: kind of the figure.
            unit_kind: money, percent or count.
            behind: what is counted as the words behind the unit name it; blank if they do not.
            terms: the words of the narrative.
        """
        carried = self._carried(kind, unit_kind, bool(prefix.bare))
        own = behind or prefix.subject
        subject = of_action(own, carried, terms) or self._opposed(prefix.bare, carried)
        if subject and self.pending:
            subject, self.pending = self.pending + subject, ""
        if prefix.attaches and subject.startswith("涉及"):
            subject = carried if self.is_project else carried + subject
        self.is_detail = self.is_detail or prefix.opens_list
        subject = subject or carried or self.title or prefix.bare
        self.subject = subject
        if unit_kind == "money" and (self.is_project or not prefix.attaches):
            self.money = subject
            self.topic = self.topic if self.is_detail and self.topic else subject
        return subject

    def _carried(self, kind: str, unit_kind: str, is_bare: bool) -> str:
        """Return the subject before: for money that of money, in project tables the project.

        Money that the text calls no more than 支出 may belong to what was counted before it in the
        same sentence (国内公务接待50批次、400人次、支出5万元).
        """
        if is_bare and self.last_year is not None and not self.is_project:
            return self.subject
        if unit_kind == "money" or kind == "completion_pct":
            return self.money or (self.title if self.is_project else self.subject)
        return self.subject

    @staticmethod
    def _opposed(bare: str, carried: str) -> str:
        """Keep 支出 as a subject of its own where only its opposite was spoken of."""
        opposite = _OPPOSED.get(bare)
        if opposite is None:
            return ""
        is_opposite = opposite in carried and bare not in carried
        return bare if not carried or is_opposite or carried.endswith(_STOCKS) else ""

    def unchanged_subject(self, named: str) -> str:
        """Settle what did not change: what the clause names, else what was spoken of.

        Args:
            named: the subject that the clause names, blank where it names none.
        """
        bare = named if named in _OPPOSED else ""
        subject = self._opposed(bare, self.money) if bare else named
        return subject or self.money or self.subject or self.title

    def speaks_of_money(self, prefix: Prefix, terms: NarrativeTerms) -> bool:
        """Whether a number counted in 万 alone is money: its subject is.

        Args:
            prefix: the words before the number, read as before money.
            terms: the words of the narrative.
        """
        if prefix.kind in ("budget", "executed"):
            return True
        subject = prefix.subject or prefix.bare or self.subject
        return terms.money_subject.search(subject) is not None

    def year_of(self, prefix: Prefix, kind: str, has_subject: bool) -> int:
        """Settle the year of a figure and remember it."""
        year = self._named(prefix.years)
        if year is None and self.last_year is not None:
            if prefix.bare in _OPPOSED and self.last_year[1] == "amount":
                year = self.last_year[0]
            else:
                year = self._followed(*self.last_year, prefix.years, kind, has_subject)
        if year is None:
            year = self.sentence_year or self.fiscal_year
        self.last_year = (year, kind)
        return year

    def _named(self, years: Years) -> int | None:
        if years.year is not None:
            return years.year
        return None if years.shift is None else self.fiscal_year + years.shift

    @staticmethod
    def _followed(
        last: int, last_kind: str, years: Years, kind: str, has_subject: bool
    ) -> int | None:
        """Return the year of the figure before where this one only adds to it."""
        if kind in _CHANGES:
            is_same = years.base == last - 1 or (last_kind in _CHANGES and not has_subject)
            return last if is_same and years.base in (None, last - 1) else None
        return last if kind in _RATES and not has_subject else None

    def pass_clause(self, text: str, mark: str, terms: NarrativeTerms) -> None:
        """Take note of a clause without figures.

        Args:
            text: the clause in half-width forms.
            mark: the mark behind it.
            terms: the words of the narrative.
        """
        if not text:
            return
        clause = read_clause(terms, text)
        named = self._named(clause.years)
        if named is not None and len(clause.subject) <= _LONGEST_PERIOD:
            self.sentence_year = named
        elif clause.is_pending and mark == "，":
            self.pending += widen_brackets(text.removeprefix("在").removesuffix("中"))
        else:
            self.is_detail = self.is_detail or clause.opens_list
            starts = self.last_year is None and not self.is_detail
            self._turn_to(clause.compared or (clause.subject if clause.is_named and starts else ""))

    def _turn_to(self, subject: str) -> None:
        if subject:
            self.subject = self.money = self.topic = subject
