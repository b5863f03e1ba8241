{#-
    For every document, kind, scope and level the rows of the series add up to the printed subjects:
    nothing is lost over a change of codes and nothing stands there twice. What is missing on one side
    fails too.
-#}
with

printed as (
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_level,
        sum(current_wan) as amount_wan
    from {{ ref('int_subject_figures') }}
    group by document_id, subject_kind, fund_scope, subject_level
),

followed as (
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_level,
        sum(amount_wan) as amount_wan
    from {{ ref('mart_subject_series') }}
    group by document_id, subject_kind, fund_scope, subject_level
),

compared as (
    select
        coalesce(printed.document_id, followed.document_id) as document_id,
        coalesce(printed.subject_kind, followed.subject_kind) as subject_kind,
        coalesce(printed.fund_scope, followed.fund_scope) as fund_scope,
        coalesce(printed.subject_level, followed.subject_level) as subject_level,
        printed.amount_wan as printed_wan,
        followed.amount_wan as followed_wan
    from printed
    full outer join followed
        on
            printed.document_id = followed.document_id
            and printed.subject_kind = followed.subject_kind
            and printed.fund_scope = followed.fund_scope
            and printed.subject_level = followed.subject_level
    where
        printed.document_id is null
        or followed.document_id is null
        or printed.amount_wan is distinct from followed.amount_wan
)

select * from compared
