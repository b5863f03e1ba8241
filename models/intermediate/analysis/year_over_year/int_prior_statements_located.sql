with

implied as (
    select * from {{ ref('int_prior_years_implied') }}
),

changes as (
    select * from {{ ref('int_narrative_changes_stated') }}
),

rates as (
    select * from {{ ref('int_narrative_rates_paired') }}
    where kind = 'change_pct'
),

figures as (
    select * from {{ ref('int_narrative_gaps_read') }}
),

-- What is told behind 原因, before the sentence ends, explains another change.
changes_told as (
    select
        changes.document_id,
        changes.concept_id,
        changes.source_line,
        changes.change_value,
        changes.narrative_figure_id,
        changes.section_no,
        {{ matches_pattern(
            replace_pattern('figures.before_text', '其中.*$', '。'),
            '原因[^。]*$',
        ) }} as is_reason
    from changes
    inner join figures
        on changes.narrative_figure_id = figures.narrative_figure_id
),

changes_counted as (
    select
        document_id,
        concept_id,
        min(case when is_reason then 1 else 0 end) = 1 as is_reason_only,
        case when min(change_value) = max(change_value) then min(change_value) end as only_change,
        min(narrative_figure_id) as first_change_ref
    from changes_told
    group by document_id, concept_id
),

located as (
    select
        implied.document_id,
        implied.concept_id,
        min(changes_told.narrative_figure_id) as change_ref,
        min(rates.narrative_figure_id) as rate_ref,
        min(priors.narrative_figure_id) as prior_ref,
        min(coalesce(changes_told.section_no, priors.section_no, rate_figures.section_no))
            as section_no
    from implied
    left join changes_told
        on
            implied.document_id = changes_told.document_id
            and implied.concept_id = changes_told.concept_id
            and implied.source_line = changes_told.source_line
            and implied.change_wan = changes_told.change_value
    left join rates
        on
            implied.document_id = rates.document_id
            and implied.concept_id = rates.concept_id
            and implied.rate_line = rates.source_line
            and implied.rate_pct = rates.signed_value
    left join figures as rate_figures
        on rates.narrative_figure_id = rate_figures.narrative_figure_id
    left join figures as priors
        on
            implied.basis = 'stated'
            and implied.document_id = priors.document_id
            and implied.concept_id = priors.concept_id
            and implied.source_line = priors.source_line
            and priors.kind = 'amount'
            and priors.is_prior_year
            and implied.prior_wan = priors.signed_value
    group by implied.document_id, implied.concept_id
),

judged as (
    select
        located.document_id,
        located.concept_id,
        coalesce(
            located.change_ref,
            case
                when changes_counted.only_change is not null then changes_counted.first_change_ref
            end
        ) as change_ref,
        located.rate_ref,
        located.prior_ref,
        located.section_no,
        cast(changes_counted.only_change as decimal(20, 6)) as only_change_wan,
        coalesce(changes_counted.is_reason_only, false) and located.prior_ref is null
            as is_reason_only
    from located
    left join changes_counted
        on
            located.document_id = changes_counted.document_id
            and located.concept_id = changes_counted.concept_id
)

select * from judged
