with

coded as (
    select * from {{ ref('int_subject_figures_coded') }}
    where code_kind is not null
),

figures as (
    select * from {{ ref('int_figures_classified') }}
    where row_code is not null and row_name is not null
),

renames as (
    select
        changes.code_kind,
        changes.from_code as renamed_code,
        cast(changes.first_year as integer) as first_year,
        told.change_id,
        told.change_text_zh,
        told.change_text_en
    from {{ ref('code_changes') }} as changes
    inner join {{ ref('int_code_changes_told') }} as told
        on changes.change_id = told.change_id
    where changes.change_kind = 'renamed'
),

-- The name of the latest disclosure stands; a code of another meaning is another subject.
named as (
    select
        coded.document_id,
        coded.fiscal_year,
        coded.subject_kind,
        coded.fund_scope,
        coded.subject_code,
        coded.code_kind,
        figures.row_name as printed_name,
        {{ code_name_key('figures.row_name') }} as name_key,
        first_value(figures.row_name) over latest_first as latest_name,
        first_value({{ code_name_key('figures.row_name') }}) over latest_first as latest_name_key,
        first_value(coded.fiscal_year) over latest_first as latest_year
    from coded
    inner join figures
        on coded.figure_ref = figures.figure_id
    window latest_first as (
        partition by
            coded.office_series_code,
            coded.subject_kind,
            coded.fund_scope,
            coded.subject_code,
            coalesce(coded.era_id, '')
        order by coded.fiscal_year desc
    )
),

official as (
    select
        named.document_id,
        named.subject_kind,
        named.fund_scope,
        named.subject_code,
        {{ joined_text('renames.change_text_zh', '', 'renames.first_year') }} as official_zh,
        {{ joined_text('renames.change_text_en', ' ', 'renames.first_year') }} as official_en
    from named
    inner join renames
        on
            named.code_kind = renames.code_kind
            and named.subject_code = renames.renamed_code
            and named.fiscal_year < renames.first_year
            and named.latest_year >= renames.first_year
    group by named.document_id, named.subject_kind, named.fund_scope, named.subject_code
),

changed as (
    select
        named.document_id,
        named.subject_kind,
        named.fund_scope,
        named.subject_code,
        named.printed_name,
        named.latest_name,
        official.official_zh is not null as is_official,
        coalesce(
            official.official_zh,
            '本年印为“' || named.printed_name || '”，' || named.latest_year || '年印为“'
            || named.latest_name || '”；科目调整清单没有这次更名。'
        ) as name_note_zh,
        coalesce(
            official.official_en,
            'Printed as ''' || named.printed_name || ''', in ' || named.latest_year || ' as '''
            || named.latest_name || '''; no official change is known.'
        ) as name_note_en
    from named
    left join official
        on
            named.document_id = official.document_id
            and named.subject_kind = official.subject_kind
            and named.fund_scope = official.fund_scope
            and named.subject_code = official.subject_code
    where named.name_key <> named.latest_name_key
)

select * from changed
