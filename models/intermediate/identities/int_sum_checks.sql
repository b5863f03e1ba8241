with

terms as (
    select * from {{ ref('int_sum_terms') }}
),

summed as (
    select
        identity_id,
        document_id,
        instance_key,
        relation,
        sum(case when side = 'lhs' then sign * figure_value else 0 end) as lhs_wan,
        sum(case when side = 'rhs' then sign * figure_value else 0 end) as rhs_wan,
        sum(half_width) as tolerance_wan,
        sum({{ squared('rounding_step') }}) as squared_steps,
        count(*) as term_count,
        count(case when cell_state = 'unread' then 1 end) as unread_count,
        min(measured_in) as measured_in,
        {{ written_side('lhs') }} as lhs_text,
        {{ written_side('rhs') }} as rhs_text
    from terms
    group by identity_id, document_id, instance_key, relation
),

compared as (
    select
        *,
        cast(lhs_wan - rhs_wan as decimal(38, 10)) as difference_wan
    from summed
),

judged as (
    select
        identity_id,
        document_id,
        instance_key,
        cast(lhs_wan as decimal(38, 10)) as lhs_wan,
        cast(rhs_wan as decimal(38, 10)) as rhs_wan,
        difference_wan,
        cast(tolerance_wan as decimal(38, 10)) as tolerance_wan,
        cast(term_count as integer) as term_count,
        case
            when unread_count > 0 then 'not_testable'
            else {{ identity_verdict(
                'relation', 'difference_wan', 'tolerance_wan', 'squared_steps'
            ) }}
        end as status,
        case when unread_count > 0 then '有数字无法读取 / a figure of it cannot be read' end
            as not_testable_reason,
        measured_in,
        coalesce(lhs_text, '0（未印出）') as lhs_text,
        coalesce(rhs_text, '0（未印出）') as rhs_text
    from compared
)

select * from judged
