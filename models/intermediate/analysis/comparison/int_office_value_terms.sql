with

wanted as (
    select * from {{ ref('int_office_values_wanted') }}
),

measures as (
    select * from {{ ref('office_measures') }}
),

measure_terms as (
    select * from {{ ref('office_measure_terms') }}
),

kinds as (
    select * from {{ ref('office_comparison_kinds') }}
),

figures as (
    select * from {{ ref('int_office_figures_listed') }}
),

-- An amount is its own figures; a ratio has those of the two amounts that it compares.
term_subjects as (
    select
        wanted.*,
        case
            when measure_terms.measure_key = measures.denominator_measure then 'denominator'
            else 'numerator'
        end as term_side,
        measure_terms.subject_kind as term_kind,
        measure_terms.fund_scope as term_scope,
        measure_terms.subject_code as term_code
    from wanted
    inner join measures
        on wanted.subject_kind = 'office_measure' and wanted.subject_code = measures.measure_key
    inner join measure_terms
        on
            measure_terms.measure_key in (
                measures.measure_key, measures.numerator_measure, measures.denominator_measure
            )
    union all
    select
        wanted.*,
        'numerator' as term_side,
        wanted.subject_kind as term_kind,
        wanted.fund_scope as term_scope,
        wanted.subject_code as term_code
    from wanted
    where wanted.subject_kind <> 'office_measure'
    union all
    select
        wanted.*,
        'denominator' as term_side,
        kinds.base_subject_kind as term_kind,
        wanted.fund_scope as term_scope,
        case kinds.base_subject_code
            when 'same' then wanted.subject_code
            else kinds.base_subject_code
        end as term_code
    from wanted
    inner join kinds
        on wanted.comparison_kind = kinds.comparison_kind and kinds.base_subject_kind is not null
),

terms as (
    select
        term_subjects.document_id,
        term_subjects.comparison_kind,
        term_subjects.fund_scope,
        term_subjects.subject_code,
        term_subjects.term_side,
        figures.figure_kind,
        figures.figure_ref,
        figures.cell_state,
        figures.unit,
        figures.figure_value,
        figures.half_width,
        figures.quality_status,
        figures.quality_reason
    from term_subjects
    inner join figures
        on
            term_subjects.document_id = figures.document_id
            and term_subjects.term_kind = figures.subject_kind
            and term_subjects.term_scope = figures.fund_scope
            and term_subjects.term_code = figures.subject_code
)

select * from terms
