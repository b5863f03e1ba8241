with

figures as (
    select * from {{ ref('int_narrative_figures_measured') }}
),

names as (
    select * from {{ ref('narrative_concept_names') }}
),

-- distinct: the patterns are tried once for each wording, which many documents share.
subjects as (
    select distinct
        topic,
        subject_key,
        measured_in
    from figures
    where topic is not null and subject_key is not null
),

ranked as (
    select
        subjects.*,
        names.concept_id,
        row_number() over (
            partition by subjects.topic, subjects.subject_key, subjects.measured_in
            order by cast(names.priority as integer)
        ) as preference
    from subjects
    inner join names
        on
            coalesce(names.topic, subjects.topic) = subjects.topic
            and {{ matches_column_pattern('subjects.subject_key', 'names.subject_pattern') }}
            and (
                names.unit_pattern is null
                or subjects.measured_in = '%'
                or {{ matches_column_pattern('subjects.measured_in', 'names.unit_pattern') }}
            )
)

select
    topic,
    subject_key,
    measured_in,
    concept_id
from ranked
where preference = 1
