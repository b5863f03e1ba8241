with

concept_terms as (
    select * from {{ ref('narrative_concept_terms') }}
    where stated_kind = 'amount'
),

subject_measures as (
    select * from {{ ref('subject_measures') }}
),

statistics_items as (
    select * from {{ ref('statistics_items') }}
),

bases as (
    select
        concept_id,
        basis_no,
        count(*) as term_count,
        min(cast(sign as integer)) as least_sign,
        count(item_key) as item_count
    from concept_terms
    group by concept_id, basis_no
),

-- One cell that is the concept is a subject. Of lines that tell one thing by the status of the
-- unit (公开10表 机关运行经费: 行政单位 or 参公单位) one alone is filled.
cells as (
    select
        concept_terms.*,
        statistics_items.section_key,
        bases.term_count
    from concept_terms
    inner join bases
        on
            concept_terms.concept_id = bases.concept_id
            and concept_terms.basis_no = bases.basis_no
    left join statistics_items
        on concept_terms.item_key = statistics_items.item_key
    where
        bases.least_sign = 1
        and (bases.term_count = 1 or bases.item_count = bases.term_count)
),

subjects as (
    select
        cells.concept_id,
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        case subject_measures.row_selection
            when 'grand_total' then subject_measures.subject_code
            when 'lines' then cells.official_line
            when 'items' then cells.item_key
            else coalesce(cells.row_key, '合计')
        end as subject_code,
        cells.table_no,
        min(cast(cells.basis_no as integer)) as basis_no,
        max(cells.term_count) > 1 as is_sole_line
    from cells
    inner join subject_measures
        on
            cells.table_no = subject_measures.table_no
            and coalesce(cells.measure, subject_measures.measure) = subject_measures.measure
            and coalesce(cells.section_key, '') = coalesce(subject_measures.section_key, '')
            and (
                subject_measures.row_selection <> 'grand_total'
                or cells.row_level = 'total'
            )
    group by
        cells.concept_id,
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        subject_measures.row_selection,
        subject_measures.subject_code,
        cells.official_line,
        cells.item_key,
        cells.row_key,
        cells.table_no
)

select * from subjects
where subject_code is not null
