with

figures as (
    select * from {{ ref('int_narrative_figures_measured') }}
    where name_key <> ''
),

names as (
    select * from {{ ref('int_narrative_names_listed') }}
),

-- A run of figures with one subject, and the amount that it states.
sentences as (
    select
        document_id,
        sentence_no,
        name_scope,
        name_key,
        max(case when kind = 'amount' and not is_prior_year then signed_value end) as signed_value,
        max(case when kind = 'amount' and not is_prior_year then half_width end) as half_width
    from figures
    group by document_id, sentence_no, name_scope, name_key
),

candidates as (
    select
        sentences.document_id,
        sentences.sentence_no,
        names.name_scope = 'project' as is_project,
        names.concept_code,
        names.concept_id,
        case
            when
                abs(sentences.signed_value - names.figure_value)
                <= sentences.half_width + names.half_width
                then 1
            when names.figure_value <> 0 then 2
            else 3
        end as fit_rank
    from sentences
    inner join names
        on
            sentences.document_id = names.document_id
            and (
                (
                    sentences.name_scope = names.name_scope
                    and sentences.name_key = names.name_key
                )
                or (
                    names.name_scope = 'project'
                    and length(names.name_key) > 1
                    and {{ replace_pattern('sentences.name_key', '(经费|费)?项目$') }}
                    = {{ replace_pattern('names.name_key', '(经费|费)?项目$') }}
                )
            )
),

best as (
    select
        *,
        min(fit_rank) over (
            partition by document_id, sentence_no, is_project
        ) as best_rank
    from candidates
),

-- 其他支出 is the name of a class and of its item, 行政运行 that of many items: the amount tells
-- which is meant. Where it does not, a class or group stands for its only item, but items of
-- several branches cannot be told apart.
chosen as (
    select
        document_id,
        sentence_no,
        is_project,
        min(concept_code) as concept_code
    from best
    where fit_rank = best_rank
    group by document_id, sentence_no, is_project, fit_rank
    having
        (fit_rank = 1 and not is_project)
        or substr(max(concept_code), 1, length(min(concept_code))) = min(concept_code)
),

ranked as (
    select
        best.document_id,
        best.sentence_no,
        best.concept_id,
        row_number() over (
            partition by best.document_id, best.sentence_no order by best.is_project
        ) as preference
    from best
    inner join chosen
        on
            best.document_id = chosen.document_id
            and best.sentence_no = chosen.sentence_no
            and best.is_project = chosen.is_project
            and best.concept_code = chosen.concept_code
)

select
    document_id,
    sentence_no,
    concept_id
from ranked
where preference = 1
