with

detail_terms as (
    select * from {{ ref('narrative_detail_terms') }}
),

selected as (
    select * from {{ ref('int_narrative_details_selected') }}
),

needed as (
    select
        identity_id,
        instance_key,
        count(*) as term_count
    from detail_terms
    group by identity_id, instance_key
),

-- An instance stands where all its terms do, and where what it depends on (no batch at all) is so.
instances as (
    select
        selected.identity_id,
        selected.document_id,
        selected.instance_key
    from selected
    inner join needed
        on
            selected.identity_id = needed.identity_id
            and selected.instance_key = needed.instance_key
    group by
        selected.identity_id, selected.document_id, selected.instance_key, needed.term_count
    having
        count(distinct selected.term_no) = needed.term_count
        and count(
            case when selected.holds_when = 'zero' and selected.figure_value <> 0 then 1 end
        ) = 0
),

terms as (
    select selected.*
    from selected
    inner join instances
        on
            selected.identity_id = instances.identity_id
            and selected.document_id = instances.document_id
            and selected.instance_key = instances.instance_key
)

select * from terms
