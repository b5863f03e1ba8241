with

told as (
    select * from {{ ref('int_findings_told') }}
),

documents as (
    select * from {{ ref('int_documents_chosen') }}
),

source_files as (
    select * from {{ ref('stg_documents') }}
),

finding_kinds as (
    select * from {{ ref('finding_kinds') }}
),

-- A waiver of a finding names its place and what is printed there.
waivers as (
    select * from {{ ref('stg_waivers') }}
    where finding_kind is not null and hindrance is null
),

published as (
    select
        told.cause_id || '|' || told.finding_kind || '|' || told.finding_status
            as finding_id,
        told.document_id,
        documents.office_code,
        documents.fiscal_year,
        told.finding_kind,
        finding_kinds.finding_name_zh,
        told.severity,
        case
            when waivers.waiver_id is not null and told.finding_status = 'open' then 'waived'
            else told.finding_status
        end as status,
        case when told.region between '01' and '10' then told.region end as table_no,
        told.region,
        told.section_no,
        told.row_key,
        told.measure_label,
        told.printed_value,
        told.suggested_value,
        told.evidence,
        told.identity_ids,
        told.check_ids,
        told.figure_refs,
        told.message_zh,
        told.message_en,
        told.message_zh || ' ' || told.message_en as message,
        documents.is_used,
        coalesce(prior_files.source_file, source_files.source_file) as source_file,
        told.source_line
    from told
    inner join documents
        on told.document_id = documents.document_id
    inner join source_files
        on told.document_id = source_files.document_id
    -- A breach between two years may speak of a figure that the other year's document prints.
    left join source_files as prior_files
        on
            not starts_with(told.figure_refs, told.document_id || '|')
            and split_part(told.figure_refs, '|', 1) = prior_files.document_id
    left join waivers
        on
            told.document_id = waivers.document_id
            and told.finding_kind = waivers.finding_kind
            and coalesce(told.region, '') = coalesce(waivers.region, '')
            and coalesce(told.row_key, '') = coalesce(waivers.row_key, '')
            and coalesce(told.printed_value, '') = coalesce(waivers.printed_value_text, '')
    left join finding_kinds
        on told.finding_kind = finding_kinds.finding_kind
)

select * from published
