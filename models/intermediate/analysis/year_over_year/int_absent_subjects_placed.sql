with

absent as (
    select * from {{ ref('int_absent_subjects_listed') }}
),

figures as (
    select * from {{ ref('int_subject_figures') }}
),

subject_sums as (
    select * from {{ ref('subject_sums') }}
),

parents as (
    select * from {{ ref('int_subject_parents_listed') }}
),

-- The nearest printed row that an absent one would be a part of; the sum of several codes (A+B)
-- of a series has none.
wholes as (
    select
        absent.*,
        subject_sums.identity_id,
        figures.subject_kind as whole_kind,
        figures.fund_scope as whole_scope,
        figures.subject_code as whole_code,
        figures.current_wan as whole_wan,
        row_number() over (
            partition by
                absent.document_id, absent.subject_kind, absent.fund_scope, absent.subject_code
            order by
                cast(subject_sums.nearness as integer) asc,
                parents.step_count asc,
                length(figures.subject_code) desc
        ) as preference
    from absent
    inner join subject_sums
        on
            absent.subject_kind = subject_sums.subject_kind
            and absent.fund_scope = subject_sums.fund_scope
    left join parents
        on
            subject_sums.part_rule = 'parent'
            and absent.subject_kind = parents.subject_kind
            and absent.fund_scope = parents.fund_scope
            and absent.subject_code = parents.subject_code
    inner join figures
        on
            absent.document_id = figures.document_id
            and subject_sums.whole_kind = figures.subject_kind
            and subject_sums.whole_scope = figures.fund_scope
            and coalesce(subject_sums.whole_code, figures.subject_code) = figures.subject_code
            and case subject_sums.part_rule
                when 'fixed' then true
                when 'same' then absent.subject_code = figures.subject_code
                when 'parent' then parents.parent_code = figures.subject_code
                when 'digits' then starts_with(absent.subject_code, figures.subject_code)
                else false
            end
    where absent.subject_code not like '%+%' and absent.subject_code not like '%*'
),

-- A lost row of a class has its groups below it: it is not nothing.
split as (
    select
        absent.document_id,
        absent.subject_kind,
        absent.fund_scope,
        absent.subject_code
    from absent
    inner join figures
        on
            absent.document_id = figures.document_id
            and absent.subject_kind = figures.subject_kind
            and absent.fund_scope = figures.fund_scope
            and starts_with(figures.subject_code, absent.subject_code)
    inner join subject_sums
        on
            absent.subject_kind = subject_sums.subject_kind
            and absent.fund_scope = subject_sums.fund_scope
            and subject_sums.part_rule = 'digits'
    group by
        absent.document_id, absent.subject_kind, absent.fund_scope, absent.subject_code
),

placed as (
    select
        absent.*,
        split.document_id is not null as has_printed_parts,
        wholes.identity_id,
        wholes.whole_kind,
        wholes.whole_scope,
        wholes.whole_code,
        wholes.whole_wan
    from absent
    left join split
        on
            absent.document_id = split.document_id
            and absent.subject_kind = split.subject_kind
            and absent.fund_scope = split.fund_scope
            and absent.subject_code = split.subject_code
    left join wholes
        on
            absent.document_id = wholes.document_id
            and absent.subject_kind = wholes.subject_kind
            and absent.fund_scope = wholes.fund_scope
            and absent.subject_code = wholes.subject_code
            and wholes.preference = 1
)

select * from placed
