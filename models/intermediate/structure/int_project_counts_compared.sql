with

statements as (
    select
        *,
        {{ folded('subject') }} as subject_key
    from {{ ref('int_project_statements_corrected') }}
    where kind = 'count' and subject is not null
),

phrases as (
    select * from {{ ref('project_phrases') }}
    where phrase_role = 'target_box'
),

-- A target may differ from what was reached; two reports of what was reached may not.
aimed as (
    select
        statements.document_id,
        statements.project_no,
        statements.statement_no
    from statements
    inner join phrases
        on statements.text_label like phrases.phrase_pattern
    group by statements.document_id, statements.project_no, statements.statement_no
),

votes as (
    select
        document_id,
        project_no,
        subject_key,
        unit,
        value_text,
        count(*) as vote_count
    from statements
    group by document_id, project_no, subject_key, unit, value_text
),

reports as (
    select
        statements.*,
        votes.vote_count,
        count(*) over (
            partition by
                statements.document_id, statements.project_no, statements.subject_key,
                statements.unit, statements.text_label
        ) as count_in_box
    from statements
    inner join votes
        on
            statements.document_id = votes.document_id
            and statements.project_no = votes.project_no
            and statements.subject_key = votes.subject_key
            and statements.unit = votes.unit
            and statements.value_text = votes.value_text
    left join aimed
        on
            statements.document_id = aimed.document_id
            and statements.project_no = aimed.project_no
            and statements.statement_no = aimed.statement_no
    where aimed.statement_no is null
),

-- The number that stands less often is the doubtful one, the earlier one of two equals.
compared as (
    select
        reports.document_id,
        reports.project_no,
        reports.subject_key,
        reports.text_label,
        reports.value_text,
        reports.unit,
        reports.quote,
        reports.vote_count,
        reports.source_line,
        others.value_text as other_value_text,
        others.vote_count as other_vote_count,
        others.quote as other_quote,
        others.source_line as other_line,
        row_number() over (
            partition by reports.document_id, reports.project_no, reports.subject_key, reports.unit
            order by reports.vote_count asc, reports.source_line asc, others.source_line asc
        ) as preference
    from reports
    inner join reports as others
        on
            reports.document_id = others.document_id
            and reports.project_no = others.project_no
            and reports.subject_key = others.subject_key
            and reports.unit = others.unit
            and reports.text_label <> others.text_label
            and reports.value_text <> others.value_text
            and reports.vote_count <= others.vote_count
    where reports.count_in_box = 1 and others.count_in_box = 1
)

select * from compared
where preference = 1
