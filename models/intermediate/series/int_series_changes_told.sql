with

crossed as (
    select * from {{ ref('int_series_crossed') }}
),

eras as (
    select * from {{ ref('int_code_series') }}
),

ties as (
    select * from {{ ref('int_code_eras_tied') }}
),

told as (
    select * from {{ ref('int_code_changes_told') }}
),

-- Each pair of codes names its change: once is enough for a series.
changes as (
    select
        eras.series_id,
        ties.change_id,
        min(case ties.change_kind when 'split' then 1 when 'merged' then 2 else 3 end) as kind_rank
    from ties
    inner join eras
        on ties.from_era_id = eras.era_id
    group by eras.series_id, ties.change_id
),

series as (
    select
        changes.series_id,
        min(changes.kind_rank) as kind_rank,
        {{ joined_text('told.change_text_zh', '', 'told.change_id') }} as change_text_zh,
        {{ joined_text('told.change_text_en', ' ', 'told.change_id') }} as change_text_en
    from changes
    inner join told
        on changes.change_id = told.change_id
    group by changes.series_id
),

joined as (
    select
        crossed.office_series_code,
        crossed.subject_kind,
        crossed.fund_scope,
        crossed.series_id,
        case series.kind_rank when 1 then 'split' when 2 then 'merged' else 'moved' end
            as change_kind,
        series.change_text_zh,
        series.change_text_en
    from crossed
    inner join series
        on crossed.series_id = series.series_id
)

select * from joined
