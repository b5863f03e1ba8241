"""SQL that pairs the rows of two versions at one place: equal ones first, then by their order.

So one statement more in a sentence does not shift all that follow it.
"""

Columns = tuple[str, ...]


def equal(columns: Columns) -> str:
    """The condition that `old` and `new` have the same in all columns, nothing being equal too."""
    return " and ".join(f"old.{column} is not distinct from new.{column}" for column in columns)


def twin(key: str, columns: Columns) -> str:
    """The column that numbers rows which have the same in all columns."""
    among = ", ".join(columns)
    return f"row_number() over (partition by {among} order by source_line, {key}) as twin"


def pair_equal(things: str, key: str, columns: Columns) -> str:
    """The statement that makes the table of pairs, with what is equal in both versions."""
    return f"""
        create temp table {things}_paired as
        select old.{key} as before_{key}, new.{key} as after_{key}
        from before_{things} as old
        inner join after_{things} as new
            on {equal((*columns, "twin"))}
    """


def remaining(things: str, key: str, place: Columns) -> str:
    """The CTEs `old` and `new`: what is not in a pair yet, numbered at its place."""
    old, new = (_rest(things, catalog, key, place) for catalog in ("before", "after"))
    return f"old as ({old}), new as ({new})"


def _rest(things: str, catalog: str, key: str, place: Columns) -> str:
    return f"""
        select
            *,
            row_number() over (
                partition by {", ".join(place)} order by source_line, {key}
            ) as ordinal
        from {catalog}_{things}
        where {key} not in (select {catalog}_{key} from {things}_paired)
    """
