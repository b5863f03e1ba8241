with

indicators as (
    select
        *,
        {{ replace_pattern(folded('initial_target_text'), '^[=≥≤<>]+') }} as template
    from {{ ref('stg_project_indicators') }}
),

printed_values as (
    select
        document_id,
        project_no,
        indicator_no,
        template,
        'target' as value_role,
        {{ folded('adjusted_target_text') }} as folded_text
    from indicators
    union all
    select
        document_id,
        project_no,
        indicator_no,
        template,
        'actual' as value_role,
        {{ folded('actual_value_text') }} as folded_text
    from indicators
),

bodies as (
    select
        *,
        {{ extract_pattern('folded_text', '^([=≥≤<>]+)') }} as operator,
        {{ replace_pattern('folded_text', '^[=≥≤<>]+') }} as body
    from printed_values
),

-- 年初指标值 is the operator with the unit (=100%), and the other cells print their number between
-- the two: =95100% is 95 %, for the unit of that indicator is printed as 100%.
split as (
    select
        *,
        length(body) > length(template) and right(body, length(template)) = template
        and {{ is_number('left(body, length(body) - length(template))') }} as is_templated,
        {{ extract_pattern('body', '^(-?[0-9][0-9,]*([.][0-9]+)?)[^0-9]*$') }} as leading_number,
        {{ extract_pattern('body', '^-?[0-9][0-9,]*([.][0-9]+)?([^0-9]*)$', 2) }} as trailing_unit
    from bodies
),

parsed as (
    select
        document_id,
        project_no,
        indicator_no,
        value_role,
        operator,
        case
            when is_templated then left(body, length(body) - length(template))
            when operator is not null or coalesce(trailing_unit, '%') = '%' then leading_number
        end as number_text,
        case
            when is_templated then nullif({{ replace_pattern('template', '^[0-9.]+') }}, '')
            when leading_number is null then null
            when operator is not null or coalesce(trailing_unit, '%') = '%' then trailing_unit
        end as value_unit
    from split
),

numbered as (
    select
        *,
        {{ printed_number('number_text', 20, 6) }} as indicator_number
    from parsed
)

select * from numbered
