with

rejected_files as (
    select
        source_file,
        place,
        reason,
        remedy
    from {{ ref('stg_rejected_files') }}
)

select * from rejected_files
