{#- Why a ratio cannot be tested; null where it can. 0 % of nothing is true. -#}
{% macro ratio_reason() -%}
    case
        when untold_count > 0
            then '有数字无法读取 / a figure of it cannot be read'
        when stated_count <> 1 or numerator_count = 0 or denominator_count = 0
            then '分子或分母未列示 / numerator or denominator is not stated'
        when not is_exact
            then '位数超出可精确计算的范围 / too many digits to be computed exactly'
        when denominator_value < 0
            then '基数为负，百分比没有意义 / the base is negative'
        when denominator_value = 0 and (stated_pct <> 0 or numerator_value <> 0)
            then '基数为零，百分比没有意义 / the base is zero'
    end
{%- endmacro %}
