"""The verdict on an identity, computed from both sides and the tolerance of a check."""

_CHECK_COLUMNS = (
    "document_id, identity_id, instance_key, family, relation, severity, status, judgement, "
    "lhs_wan, rhs_wan, difference_wan, tolerance_wan, measured_in, lhs_text, rhs_text, "
    "not_testable_reason, waiver_id"
)

# Design section 5: the boundary of the tolerance belongs to it. A check that cannot be judged by
# its columns is unjudged, whatever its status says; only a state has no sum to judge.
_JUDGEMENT = """
    case
        when status = 'not_testable'
            then case when not_testable_reason <> '' then 'not_testable' else 'unjudged' end
        when relation = 'state'
            then
                case
                    when status in ('exact', 'within_rounding', 'unlikely_rounding') then 'holds'
                    when status = 'breach' then 'breach'
                    else 'unjudged'
                end
        when
            coalesce(
                tolerance_wan >= 0
                and abs(difference_wan) = abs(lhs_wan - rhs_wan)
                and relation in ('equal', 'ratio', 'at_most', 'at_least'),
                false
            ) = false
            then 'unjudged'
        when relation in ('equal', 'ratio') and abs(lhs_wan - rhs_wan) <= tolerance_wan
            then 'holds'
        when relation = 'at_most' and lhs_wan - rhs_wan <= tolerance_wan then 'holds'
        when relation = 'at_least' and rhs_wan - lhs_wan <= tolerance_wan then 'holds'
        else 'breach'
    end"""

# What each status claims; an equal check is exact only where both sides are the same number.
_CLAIM = """
    case
        when status = 'exact' and relation = 'equal' and lhs_wan <> rhs_wan then 'unjudged'
        when status in ('exact', 'within_rounding', 'unlikely_rounding') then 'holds'
        when status in ('breach', 'not_testable') then status
        else 'unjudged'
    end"""


def judged_checks(family: str) -> str:
    """Write the query that judges the checks of a family.

    Args:
        family: the family of identities.

    Returns:
        A query on `{batch}`: one row a check, with `judgement` (holds, breach, not_testable,
        unjudged) and `claim` (the same words for what its status says).
    """
    return (
        f"select *, {_JUDGEMENT} as judgement, {_CLAIM} as claim "
        f"from {{batch}} where family = '{family}'"
    )


def failing_checks(family: str) -> str:
    """Write the query of the checks that fail: breached without waiver, unjudged, contradicted.

    Args:
        family: the family of identities.

    Returns:
        A query on `{batch}` that yields the failing checks.
    """
    return _selected(
        family,
        "judgement = 'unjudged' or claim <> judgement "
        "or (judgement = 'breach' and coalesce(waiver_id, '') = '')",
    )


def disagreeing_checks(family: str) -> str:
    """Write the query of the checks whose status is not what their figures say.

    Args:
        family: the family of identities.

    Returns:
        A query on `{batch}` that yields these checks.
    """
    return _selected(family, "judgement = 'unjudged' or claim <> judgement")


def _selected(family: str, condition: str) -> str:
    checks = judged_checks(family)
    return f"select {_CHECK_COLUMNS} from ({checks}) as checks where {condition}"
