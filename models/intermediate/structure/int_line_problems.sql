with

table_rows as (
    select
        document_id,
        table_no,
        block_no,
        source_line,
        case when {{ matches_pattern(folded('line_number'), '^[0-9]{1,3}$') }}
                then cast({{ folded('line_number') }} as integer)
        end as line_no
    from {{ ref('stg_table_rows') }}
),

official as (
    select
        table_no,
        cast(line_number as integer) as line_no,
        min(line_name) as line_name
    from {{ ref('balance_lines') }}
    group by table_no, line_number
    union all
    select
        '10' as table_no,
        cast(line_number as integer) as line_no,
        min(item_name) as line_name
    from {{ ref('statistics_items') }}
    group by line_number
),

printed as (
    select
        document_id,
        table_no,
        block_no,
        line_no,
        source_line,
        lag(line_no) over (
            partition by document_id, table_no, block_no order by source_line
        ) as line_above
    from table_rows
    where line_no is not null
),

numbers as (
    select
        document_id,
        table_no,
        line_no
    from printed
    group by document_id, table_no, line_no
),

-- The form numbers its lines without a gap, but for those that it does not have.
lost as (
    select
        printed.document_id,
        printed.table_no,
        official.line_no,
        official.line_name,
        min(printed.source_line) as source_line
    from printed
    inner join official
        on
            printed.table_no = official.table_no
            and printed.line_above < official.line_no
            and printed.line_no > official.line_no
    left join numbers
        on
            printed.document_id = numbers.document_id
            and printed.table_no = numbers.table_no
            and official.line_no = numbers.line_no
    where numbers.line_no is null
    group by printed.document_id, printed.table_no, official.line_no, official.line_name
),

-- Where a page is lost, five lines say enough.
counted as (
    select
        *,
        row_number() over (partition by document_id, table_no order by line_no, line_name)
            as lost_no,
        count(*) over (partition by document_id, table_no) as lost_count
    from lost
),

gaps as (
    select
        document_id,
        table_no,
        min(source_line) as source_line,
        {{ joined_text(
            "case when lost_no <= 5 then line_no || ' ' || line_name end", '、', 'line_no'
        ) }} as lost_lines,
        case when max(lost_count) > 5 then '等' || max(lost_count) || '行' else '' end as more_zh,
        case when max(lost_count) > 5 then ' and ' || (max(lost_count) - 5) || ' more' else '' end
            as more_en
    from counted
    group by document_id, table_no
),

problems as (
    select
        document_id,
        'line_lost' as problem_kind,
        table_no,
        cast(null as varchar) as section_no,
        lost_lines as row_key,
        '行次' as measure_label,
        cast(null as varchar) as printed_value,
        lost_lines as suggested_value,
        '公开' || table_no || '表第' || source_line || '行之前缺行次：' || lost_lines
        || more_zh || '，请对照原件补上。' as message_zh,
        'Table ' || table_no || ', before line ' || source_line || ': the numbered lines '
        || lost_lines || more_en || ' are not printed; add them from the original.' as message_en,
        '官方表样的行次连续' as evidence_zh,
        'the lines of the official form are numbered without a gap' as evidence_en,
        source_line,
        cast(null as varchar) as issue_severity,
        cast(null as varchar) as figure_refs
    from gaps
)

select * from problems
