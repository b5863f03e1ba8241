with

containers as (
    select * from {{ ref('int_subject_containers_changed') }}
),

steps as (
    select * from {{ ref('int_series_steps') }}
),

documents as (
    select * from {{ ref('int_documents_in_series') }}
),

coded as (
    select * from {{ ref('int_subject_figures_coded') }}
),

balance_lines as (
    select * from {{ ref('int_balance_lines_classified') }}
    where class_code is not null
),

told as (
    select * from {{ ref('int_code_changes_told') }}
),

-- A code that goes on beside the others stands in both disclosures with another meaning.
continued as (
    select
        afters.document_id,
        afters.subject_kind,
        afters.fund_scope,
        afters.series_id,
        afters.subject_code
    from coded as afters
    inner join documents
        on afters.document_id = documents.document_id
    inner join coded as befores
        on
            documents.previous_document_id = befores.document_id
            and afters.subject_kind = befores.subject_kind
            and afters.fund_scope = befores.fund_scope
            and afters.series_id = befores.series_id
            and afters.subject_code = befores.subject_code
            and afters.era_id <> befores.era_id
),

-- 公开01表 and 公开04表 print a line for each class: it changes with the class.
touched as (
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code,
        change_id
    from containers
    union
    select
        continued.document_id,
        continued.subject_kind,
        continued.fund_scope,
        continued.subject_code,
        steps.change_id
    from continued
    inner join steps
        on
            continued.document_id = steps.document_id
            and continued.subject_kind = steps.subject_kind
            and continued.fund_scope = steps.fund_scope
            and continued.series_id = steps.series_id
    union
    select
        coded.document_id,
        coded.subject_kind,
        coded.fund_scope,
        coded.subject_code,
        containers.change_id
    from containers
    inner join balance_lines
        on containers.subject_code = balance_lines.class_code
    inner join coded
        on
            containers.document_id = coded.document_id
            and balance_lines.figure_id = coded.figure_ref
),

scoped as (
    select
        touched.document_id,
        touched.subject_kind,
        touched.fund_scope,
        touched.subject_code,
        {{ joined_text('told.change_text_zh', '', 'told.change_id') }} as scope_note_zh,
        {{ joined_text('told.change_text_en', ' ', 'told.change_id') }} as scope_note_en
    from touched
    inner join told
        on touched.change_id = told.change_id
    group by
        touched.document_id, touched.subject_kind, touched.fund_scope, touched.subject_code
)

select * from scoped
