with

documents as (
    select * from {{ ref('int_documents_chosen') }}
    where is_used
),

offices as (
    select * from {{ ref('int_document_offices_resolved') }}
),

followed as (
    select * from {{ ref('int_offices_followed') }}
),

breaks as (
    select
        to_office_code as office_code,
        cast(first_year as integer) as break_year,
        change_kind
    from {{ ref('office_changes') }}
    where change_kind in ('merged', 'split')
),

-- Where an old and the new code of an office both publish a year, the new one stands for it.
placed as (
    select
        documents.document_id,
        documents.office_code,
        documents.fiscal_year,
        offices.office_name,
        {{ name_key('offices.office_name') }} as office_name_key,
        coalesce(followed.office_series_code, documents.office_code) as office_series_code,
        row_number() over (
            partition by
                coalesce(followed.office_series_code, documents.office_code),
                documents.fiscal_year
            order by coalesce(followed.step_no, 0) asc, documents.office_code asc
        ) as preference
    from documents
    inner join offices
        on documents.document_id = offices.document_id
    left join followed
        on documents.office_code = followed.office_code
),

series as (
    select
        document_id,
        office_code,
        fiscal_year,
        office_name,
        office_name_key,
        case preference when 1 then office_series_code else office_code end as office_series_code
    from placed
),

-- The disclosure before is the last one that is loaded, be it of the year before or earlier.
ordered as (
    select
        *,
        lag(document_id) over (partition by office_series_code order by fiscal_year)
            as previous_document_id,
        lag(fiscal_year) over (partition by office_series_code order by fiscal_year)
            as previous_fiscal_year,
        last_value(office_name) over (
            partition by office_series_code
            order by fiscal_year
            rows between unbounded preceding and unbounded following
        ) as latest_office_name,
        last_value(office_name_key) over (
            partition by office_series_code
            order by fiscal_year
            rows between unbounded preceding and unbounded following
        ) as latest_office_name_key,
        last_value(office_code) over (
            partition by office_series_code
            order by fiscal_year
            rows between unbounded preceding and unbounded following
        ) as latest_office_code
    from series
),

-- What several offices became, or what one left behind, is not the office of the year before.
broken as (
    select
        ordered.document_id,
        min(breaks.change_kind) as break_kind
    from ordered
    inner join breaks
        on
            ordered.office_code = breaks.office_code
            and ordered.fiscal_year >= breaks.break_year
            and coalesce(ordered.previous_fiscal_year, ordered.fiscal_year - 1) < breaks.break_year
    group by ordered.document_id
),

flagged as (
    select
        ordered.document_id,
        ordered.office_code,
        ordered.fiscal_year,
        ordered.office_name,
        ordered.office_name_key,
        ordered.office_series_code,
        ordered.latest_office_name,
        ordered.latest_office_code,
        coalesce(
            ordered.office_name_key <> ordered.latest_office_name_key
            or ordered.office_code <> ordered.latest_office_code,
            false
        ) as is_office_renamed,
        broken.break_kind,
        ordered.previous_document_id,
        ordered.previous_fiscal_year
    from ordered
    left join broken
        on ordered.document_id = broken.document_id
)

select * from flagged
