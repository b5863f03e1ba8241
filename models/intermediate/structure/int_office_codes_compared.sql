with

printed as (
    select
        printed.*,
        documents.fiscal_year
    from {{ ref('int_office_codes_printed') }} as printed
    inner join {{ ref('stg_documents') }} as documents
        on printed.document_id = documents.document_id
),

known as (
    select * from {{ ref('int_office_names_known') }}
),

-- What is known of the code in that year; an office that is renamed later keeps its code.
standings as (
    select
        printed.document_id,
        printed.office_code,
        printed.office_name_key,
        known.office_name_key as other_name_key,
        max(case when known.is_listed then 1 else 0 end) as listed_rank,
        sum(known.print_count) as print_count
    from printed
    inner join known
        on
            printed.office_code = known.office_code
            and (known.first_year is null or printed.fiscal_year >= known.first_year)
            and (known.last_year is null or printed.fiscal_year <= known.last_year)
    group by
        printed.document_id, printed.office_code, printed.office_name_key, known.office_name_key
),

ranked as (
    select
        *,
        -- Of names that are known as well as each other none is the right one.
        rank() over (
            partition by document_id, office_code, office_name_key
            order by listed_rank desc, print_count desc
        ) as preference,
        -- Listed for this code, or one of its names shortened: the same office.
        max(case
            when other_name_key = office_name_key then listed_rank
            when {{ is_short_form('office_name_key', 'other_name_key') }} then 1
            else 0
        end) over (partition by document_id, office_code, office_name_key) as is_same_office
    from standings
),

best_names as (
    select
        document_id,
        office_code,
        office_name_key,
        min(other_name_key) as other_name_key
    from ranked
    where preference = 1 and other_name_key <> office_name_key and is_same_office = 0
    group by document_id, office_code, office_name_key
),

compared as (
    select
        printed.*,
        mapped.office_code as code_of_name,
        best_names.other_name_key as name_of_code
    from printed
    left join {{ ref('int_office_names_mapped') }} as mapped
        on
            printed.office_name_key = mapped.office_name_key
            and printed.office_code <> mapped.office_code
    left join best_names
        on
            printed.document_id = best_names.document_id
            and printed.office_code = best_names.office_code
            and printed.office_name_key = best_names.office_name_key
)

select * from compared
