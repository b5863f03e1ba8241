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


def rest(things: str, catalog: str, key: str, place: Columns) -> str:
    """The query for what has no equal in the other version, numbered at its place."""
    return f"""
        select
            *,
            row_number() over (
                partition by {", ".join(place)} order by source_line, {key}
            ) as ordinal
        from {catalog}_{things}
        where {key} not in (select {catalog}_{key} from {things}_paired)
    """
