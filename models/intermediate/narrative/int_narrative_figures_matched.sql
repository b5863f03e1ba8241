with

figures as (
    select * from {{ ref('int_narrative_figures_measured') }}
),

subjects as (
    select * from {{ ref('int_narrative_subjects_matched') }}
),

names as (
    select * from {{ ref('int_narrative_names_matched') }}
),

concepts as (
    select * from {{ ref('narrative_concepts') }}
),

named as (
    select
        figures.*,
        coalesce(subjects.concept_id, names.concept_id) as named_concept_id
    from figures
    left join subjects
        on
            figures.topic = subjects.topic
            and figures.subject_key = subjects.subject_key
            and figures.measured_in = subjects.measured_in
    left join names
        on
            figures.document_id = names.document_id
            and figures.sentence_no = names.sentence_no
),

with_generic as (
    select
        named.*,
        concepts.generic_concept_id,
        case when concepts.generic_concept_id is not null then named.named_concept_id end
            as specific_concept_id
    from named
    left join concepts
        on named.named_concept_id = concepts.concept_id
),

-- A bare 年初结转结余 means the one that the paragraph began with (年初财政拨款结转结余).
placed as (
    select
        *,
        last_value(specific_concept_id ignore nulls) over paragraph as last_specific_concept_id,
        last_value(generic_concept_id ignore nulls) over paragraph as last_generic_concept_id
    from with_generic
    window paragraph as (
        partition by document_id, source_line
        order by char_offset
        rows between unbounded preceding and current row
    )
),

matched as (
    select
        narrative_figure_id,
        document_id,
        topic,
        case
            when named_concept_id = last_generic_concept_id then last_specific_concept_id
            else named_concept_id
        end as concept_id,
        kind,
        sign,
        figure_year,
        is_prior_year,
        value_text,
        signed_value,
        half_width,
        rounding_step,
        measured_in,
        section_no,
        section_title,
        subject,
        quote,
        term_text,
        sentence_no,
        is_used,
        source_line,
        char_offset
    from placed
)

select * from matched
