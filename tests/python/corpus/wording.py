"""Phrases of the narrative that carry figures."""

import random
from decimal import Decimal

from .page import Page, Piece, Said
from .rounding import percent, wan

REASONS = (
    "在职人员转退休，相应人员经费和公用经费减少",
    "补发基本工资未支付",
    "压减一般性支出，落实过紧日子要求",
    "出差批次增加，差旅费相应变动",
    "社保和公积金基数调整",
    "项目进度变化，按合同约定付款",
    "上年结转资金本年支付完成",
)
_COUNTED_REASONS = (
    ("调入", "1", "人"),
    ("在职人员减少", "3", "人"),
)


def plain_amount(page: Page, yuan: int, trims: bool = False) -> str:
    """Set an amount of the narrative; nothing is 0."""
    if not yuan:
        return "0"
    money = wan(yuan)
    text = f"{money:,}" if page.style.narrative_thousands else str(money)
    return strip_zeros(text) if trims and page.style.trimmed_zeros else text


def strip_zeros(text: str) -> str:
    """Drop the zeros at the end of the decimals, as 148.70 becomes 148.7."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(
    page: Page,
    yuan: int,
    subject: str = "",
    kind: str = "amount",
    year: int = 0,
    trims: bool = False,
) -> Said:
    """Say an amount in 万元."""
    return Said(plain_amount(page, yuan, trims), "万元", kind, subject=subject, year=year)


def rate(page: Page, part: int, whole: int, subject: str, kind: str = "share_pct") -> Said:
    """Say a share or a completion rate."""
    value = str(percent(part, whole))
    if value == "100.00" and page.style.whole_percent:
        value = "100"
    return Said(value, "%", kind, subject=subject)


def count(number: int, unit: str, subject: str) -> Said:
    """Say how many."""
    return Said(str(number), unit, "count", subject=subject)


def change(page: Page, now: int, before: int, subject: str, trims: bool = False) -> list[Piece]:
    """Say 增加X万元，增长Y% (the rate only where the year before was not zero)."""
    if subject in page.telling.silent_subjects:
        return []
    step = wan(abs(now - before))
    if not step:
        return ["与上年持平"]
    sign = "increase" if now > before else "decrease"
    words = ("增加", "增长") if now > before else ("减少", "下降")
    text = plain_amount(page, abs(now - before), trims)
    pieces: list[Piece] = [words[0], Said(text, "万元", "change_amount", sign, subject)]
    if before > 0 and now >= 0:
        value = Decimal(percent(abs(now - before), before))
        pieces += [f"，{words[1]}", Said(str(value), "%", "change_pct", sign, subject)]
    elif page.telling.tells_zero:
        pieces.append("（上年为零）")
    return pieces


def reason(rng: random.Random) -> str:
    """Say why, without figures."""
    return rng.choice(REASONS)


def counted_reason(rng: random.Random) -> list[Piece]:
    """Say why, with a head count that a reader may pass over."""
    words, number, unit = rng.choice(_COUNTED_REASONS)
    return [words, Said(number, unit, "count", is_certain=False), "，" + rng.choice(REASONS)]
