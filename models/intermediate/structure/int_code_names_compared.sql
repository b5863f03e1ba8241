with

codes as (
    select * from {{ ref('int_document_codes_printed') }}
    where row_label is not null and is_well_formed
),

official as (
    select
        'functional' as code_kind,
        functional_code as official_code,
        functional_name as official_name,
        former_names,
        source
    from {{ ref('functional_classes') }}
    union all
    select
        'economic' as code_kind,
        economic_code as official_code,
        economic_name as official_name,
        former_names,
        source
    from {{ ref('economic_classification') }}
),

changed_names as (
    select
        code_kind,
        from_code as changed_code,
        {{ code_name_key('from_name') }} as known_name_key
    from {{ ref('code_changes') }}
    union
    select
        code_kind,
        to_code as changed_code,
        {{ code_name_key('to_name') }} as known_name_key
    from {{ ref('code_changes') }}
),

names as (
    select
        document_id,
        code_kind,
        row_code,
        name_key,
        min(row_label) as printed_name,
        count(*) as print_count,
        min(source_line) as first_line,
        min(table_no) as first_table,
        {{ joined_text("'公开' || table_no || '表第' || source_line || '行'", '、', 'source_line') }}
            as places
    from codes
    group by document_id, code_kind, row_code, name_key
),

ranked as (
    select
        names.*,
        official.official_name,
        official.source,
        coalesce(
            names.name_key = {{ code_name_key('official.official_name') }}
            or '|' || {{ code_name_key('official.former_names') }} || '|'
            like '%|' || names.name_key || '|%',
            official.official_code is null
        )
        or changed_names.known_name_key is not null as is_official_name,
        count(*) over (partition by names.document_id, names.code_kind, names.row_code)
            as name_count,
        row_number() over (
            partition by names.document_id, names.code_kind, names.row_code
            order by
                case when names.name_key = {{ code_name_key('official.official_name') }} then 0
                    else 1
                end,
                names.print_count desc, names.first_line asc
        ) as name_rank
    from names
    left join official
        on names.code_kind = official.code_kind and names.row_code = official.official_code
    left join changed_names
        on
            names.code_kind = changed_names.code_kind
            and names.row_code = changed_names.changed_code
            and names.name_key = changed_names.known_name_key
),

-- The name of most rows stands against the others, the official one against all.
compared as (
    select
        ranked.*,
        coalesce(ranked.official_name, best.printed_name) as meant_name,
        best.places as meant_places
    from ranked
    inner join ranked as best
        on
            ranked.document_id = best.document_id
            and ranked.code_kind = best.code_kind
            and ranked.row_code = best.row_code
            and best.name_rank = 1
    where ranked.name_rank > 1 or not ranked.is_official_name
)

select * from compared
