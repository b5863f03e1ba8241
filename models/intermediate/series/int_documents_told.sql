with

documents as (
    select * from {{ ref('int_documents_in_series') }}
),

told as (
    select
        document_id,
        is_office_renamed,
        break_kind,
        case
            when is_office_renamed
                then '单位（' || office_code || '）当年名称为“' || office_name || '”，现（'
                    || latest_office_code || '）为“' || latest_office_name || '”。'
        end as office_note_zh,
        case
            when is_office_renamed
                then 'The office (' || office_code || ') was named ''' || office_name
                    || ''', now (' || latest_office_code || ') ''' || latest_office_name || '''.'
        end as office_note_en,
        case break_kind
            when 'merged' then '单位由几个单位合并而成，与上年不可比。'
            when 'split' then '单位由一个单位拆分而成，与上年不可比。'
        end as break_note_zh,
        case break_kind
            when 'merged' then 'Several offices became this one: not like for like with last year.'
            when 'split' then 'One office became several: not like for like with last year.'
        end as break_note_en
    from documents
)

select * from told
