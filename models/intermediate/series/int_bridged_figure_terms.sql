with

coded as (
    select * from {{ ref('int_subject_figures_coded') }}
),

crossed as (
    select * from {{ ref('int_series_crossed') }}
),

-- Where the code of today is itself printed, nothing has to be added up; with a star it is told
-- from a code of the same number that meant another thing.
terms as (
    select
        members.document_id,
        members.subject_kind,
        members.fund_scope,
        case when namesakes.subject_code is null then members.series_code
            else members.series_code || '*'
        end as subject_code,
        members.subject_code as printed_subject_code,
        members.series_id,
        members.figure_ref,
        1 as sign
    from coded as members
    inner join crossed
        on
            members.office_series_code = crossed.office_series_code
            and members.subject_kind = crossed.subject_kind
            and members.fund_scope = crossed.fund_scope
            and members.series_id = crossed.series_id
    left join coded as namesakes
        on
            members.document_id = namesakes.document_id
            and members.subject_kind = namesakes.subject_kind
            and members.fund_scope = namesakes.fund_scope
            and members.series_code = namesakes.subject_code
    where coalesce(namesakes.series_id, '') <> members.series_id
)

select * from terms
