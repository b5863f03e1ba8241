with recursive

coded as (
    select * from {{ ref('int_subject_figures_coded') }}
),

-- From each code that a change touches up to the total of its table, by what is printed above it.
climbed (document_id, subject_kind, fund_scope, subject_code, ancestor_code) as (
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code,
        parent_code as ancestor_code
    from coded
    where series_id is not null and parent_code is not null
    union
    select
        climbed.document_id,
        climbed.subject_kind,
        climbed.fund_scope,
        climbed.subject_code,
        coded.parent_code as ancestor_code
    from climbed
    inner join coded
        on
            climbed.document_id = coded.document_id
            and climbed.subject_kind = coded.subject_kind
            and climbed.fund_scope = coded.fund_scope
            and climbed.ancestor_code = coded.subject_code
    where coded.parent_code is not null
),

-- What contains a code is itself followed as a series: a move inside that series changes nothing.
contained as (
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code,
        ancestor_code
    from climbed
    union
    select
        climbed.document_id,
        climbed.subject_kind,
        climbed.fund_scope,
        climbed.subject_code,
        coded.series_code as ancestor_code
    from climbed
    inner join coded
        on
            climbed.document_id = coded.document_id
            and climbed.subject_kind = coded.subject_kind
            and climbed.fund_scope = coded.fund_scope
            and climbed.ancestor_code = coded.subject_code
)

select * from contained
