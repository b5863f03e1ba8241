with

source as (
    select * from {{ ref('waivers') }}
),

renamed as (
    select
        {{ blank_to_null('waiver_id') }} as waiver_id,
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('identity_id') }} as identity_id,
        {{ blank_to_null('instance_key') }} as instance_key,
        {{ blank_to_null('finding_kind') }} as finding_kind,
        {{ blank_to_null('table_no') }} as region,
        {{ blank_to_null('row_key') }} as row_key,
        {{ blank_to_null('printed_value_text') }} as printed_value_text,
        {{ blank_to_null('reason') }} as reason,
        {{ blank_to_null('evidence') }} as evidence,
        coalesce({{ blank_to_null('decision') }}, 'proposed') as decision,
        {{ blank_to_null('difference') }} as difference_text,
        {{ printed_number('difference') }} as accepted_difference,
        try_cast({{ blank_to_null('decided_on') }} as date) as decided_on
    from source
),

-- An id may be written twice by mistake: the place in the file tells the two apart.
numbered as (
    select
        *,
        cast(row_number() over (
            order by
                waiver_id, document_id, identity_id, instance_key, difference_text, finding_kind,
                region, row_key, printed_value_text, decision, decided_on, reason
        ) as integer) as waiver_no,
        count(*) over (partition by waiver_id) as id_count
    from renamed
),

-- Whether the decision holds as far as it can be told without what it decides on.
valid as (
    select
        *,
        case
            when waiver_id is null or id_count > 1 then 'duplicate_id'
            when decision <> 'accepted' then decision
            when reason is null or evidence is null or decided_on is null then 'incomplete'
            when
                decision = 'accepted'
                and count(*) over (
                    partition by
                        document_id, identity_id, instance_key, finding_kind, region, row_key,
                        decision
                ) > 1
                then 'waived_twice'
        end as hindrance
    from numbered
)

select * from valid
