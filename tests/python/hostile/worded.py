"""Disclosures whose amounts, years and names are absurd, or meant for another program."""

import random
import re

from .kind import Change, Kind, Outcome, of_text

_AMOUNT = re.compile(r"(?<=\t)(\d+)\.(\d\d)(?=\t|\n)")
_ZERO = re.compile(r"(?<=\t)0\.00(?=\t|\n)")
_YEAR = re.compile(r"20\d\d(?=年)")
_NAME = re.compile(r"(?m)((?:部门|单位)名称[:：])[^\n\t]*")
_LABEL = re.compile(r"(?m)^(\d{7}\t)([^\t\n]+)")
_PROJECT = re.compile(r"(?m)(项目名称\t+)([^\t\n]+)")
_FULL_WIDTH = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}
_INDIC = {ord(digit): 0x660 + int(digit) for digit in "0123456789"}
_CIRCLED = {ord(digit): 0x2460 + int(digit) - 1 for digit in "123456789"}


def _one_amount(printed: str) -> Change:
    """Print something else in one cell of a table."""

    def change(text: str, source: random.Random) -> str:
        match = source.choice(list(_AMOUNT.finditer(text)))
        return text[: match.start()] + printed + text[match.end() :]

    return change


def _each_stated(pattern: str, printed: str) -> Change:
    """Print something else wherever the narrative states such a figure."""
    return lambda text, _: re.sub(pattern, printed, text)


def _each_amount(printed: str) -> Change:
    return lambda text, _: _AMOUNT.sub(printed, text)


def _digits_as(table: dict[int, int]) -> Change:
    return lambda text, _: _AMOUNT.sub(lambda match: match[0].translate(table), text)


def _separated(text: str, source: random.Random) -> str:
    return _AMOUNT.sub(lambda match: f"{int(match[1]):,}.{match[2]}", text)


def _in_yuan(text: str, source: random.Random) -> str:
    moved = _AMOUNT.sub(lambda match: f"{int(match[1] + match[2]) * 100}.00", text)
    return re.sub("单位[:：]万元", "单位：元", moved)


def _year(printed: str) -> Change:
    return lambda text, _: _YEAR.sub(printed, text)


def _named(name: str) -> Change:
    """Give the office, a label of each table and the projects a name."""

    def change(text: str, source: random.Random) -> str:
        text = _NAME.sub(lambda match: match[1] + name, text)
        text = _LABEL.sub(lambda match: match[1] + match[2] + name, text, count=3)
        return _PROJECT.sub(lambda match: match[1] + name, text)

    return change


_AMOUNTS = (
    ("amount_15_digits", "1" + "0" * 14 + ".00"),
    ("amount_30_digits", "1" + "0" * 30 + ".00"),
    ("amount_30_decimals", "1." + "1" * 30),
    ("amount_seven_decimals", "1.1111111"),
    ("amount_400_digits", "9" * 400),
    ("amount_400_decimals", "0." + "1" * 400),
    ("amount_with_exponent", "1e5"),
    ("amount_huge_exponent", "1E+400"),
    ("amount_not_a_number", "NaN"),
    ("amount_infinite", "Infinity"),
    ("amount_formula", "=1+1"),
    ("amount_hexadecimal", "0x1F"),
    ("amount_circled", "①②"),
    ("amount_superscript", "12²"),
    ("amount_capital", "壹仟贰佰元整"),
    ("amount_currency", "￥1,226.24"),
    ("amount_two_points", "1.226.24"),
    ("amount_only_point", "."),
    ("amount_underscores", "1_000.00"),
)
_NAMES = (
    ("name_sql", "Robert'); drop table core.dim_offices; --局"),
    ("name_formula", '=HYPERLINK("http://x.invalid","局")'),
    ("name_formula_at", "@SUM(1+1)*cmd|' /C calc'!A0局"),
    ("name_html", "<script>alert(1)</script><img src=x onerror=alert(1)>局"),
    ("name_markdown", "[局](javascript:alert(1))|**x**|`y`局"),
    ("name_markup", "[red]局[/red][/]"),
    ("name_template", "{{ 7 * 7 }}{% raw %}${7*7}局"),
    ("name_emoji_code", ":100:局1:100:2"),
    ("name_hidden", "a\u200b\u200f\u061c\u2060\u2028局"),
    ("name_image", "\"><img src=x onerror='alert(1)'>局"),
    ("name_path", "../../../../etc/passwd局"),
    ("name_quotes", "\"'`´’”,;\\局"),
    ("name_percent", "%s%n%x{0}{name}局"),
    ("name_long", "某" * 5_000 + "局"),
    ("name_emoji", "👩‍👩‍👧‍👦🏛局"),
    ("name_dash", "-局"),
    ("name_plus", "+86局"),
)
_PRINTED = (
    ("amount_negative_zero", "-0.00"),
    ("amount_negative", "-1226.24"),
    ("amount_14_digits", "9" * 14 + ".999999"),
    ("amount_10_digits", "9" * 10 + ".99"),
    ("amount_11_digits", "9" * 11 + ".99"),
    ("amount_leading_zeros", "0001226.24"),
)
KINDS = (
    *(Kind(n, of_text(_one_amount(printed)), Outcome.LOADS) for n, printed in _PRINTED),
    *(Kind(n, of_text(_one_amount(printed)), Outcome.MARKED) for n, printed in _AMOUNTS),
    *(Kind(n, of_text(_named(name)), Outcome.LOADS) for n, name in _NAMES),
    Kind("amounts_full_width", of_text(_digits_as(_FULL_WIDTH)), Outcome.SAME),
    Kind("amounts_separated", of_text(_separated), Outcome.SAME),
    Kind("amounts_in_indic_digits", of_text(_digits_as(_INDIC)), Outcome.MARKED),
    Kind("amounts_circled", of_text(_digits_as(_CIRCLED)), Outcome.MARKED),
    Kind("amounts_in_yuan", of_text(_in_yuan), Outcome.LOADS),
    Kind(
        "amounts_called_yuan",
        of_text(lambda text, _: re.sub("单位[:：]万元", "单位：元", text)),
        Outcome.SAME,
    ),
    Kind(
        "stated_rates_absurd",
        of_text(_each_stated(r"\d+\.\d+%", "99999999999999.999999%")),
        Outcome.LOADS,
    ),
    Kind(
        "stated_amounts_absurd",
        of_text(_each_stated(r"\d+\.\d\d(?=万元)", "99999999999999.99")),
        Outcome.LOADS,
    ),
    Kind(
        "stated_counts_absurd",
        of_text(_each_stated(r"\d+(?=[批人个辆])", "99999999999999")),
        Outcome.LOADS,
    ),
    Kind("amounts_all_largest", of_text(_each_amount("9999999999.99")), Outcome.LOADS),
    Kind("amounts_all_absurd", of_text(_each_amount("9" * 25 + r".\2")), Outcome.LOADS),
    Kind("amounts_all_equal", of_text(_each_amount("99999999.99")), Outcome.LOADS),
    Kind("year_zero", of_text(_year("0000")), Outcome.MARKED, "year_not_printed"),
    Kind("year_9999", of_text(_year("9999")), Outcome.MARKED, "year_not_printed"),
    Kind("year_five_digits", of_text(_year("20244")), Outcome.MARKED, "year_not_printed"),
    Kind("year_indic", of_text(_year("20٢٤")), Outcome.MARKED, "year_not_printed"),
    Kind("year_1900", of_text(_year("1900")), Outcome.LOADS),
    Kind("year_2099", of_text(_year("2099")), Outcome.LOADS),
    Kind("year_full_width", of_text(_year("２０２４")), Outcome.LOADS),
)
