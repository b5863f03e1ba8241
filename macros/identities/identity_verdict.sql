{#-
    The verdict on an identity from its difference, its tolerance (the sum of the half widths, its
    boundary included) and the sum of the squared rounding steps of its terms. Beyond three
    standard deviations of evenly spread rounding, 3 · u · sqrt(n / 12), a difference within the
    tolerance is unlikely_rounding; squared (4 d² > 3 Σu²), so that nothing is divided and no root
    is taken.
    Source: XBRL Calculations 1.1 (intervals); variance of a uniform distribution, u² / 12.
-#}
{% macro identity_verdict(relation, difference, tolerance, squared_steps) -%}
    case
        when {{ relation }} = 'at_most' and {{ difference }} <= 0 then 'exact'
        when {{ relation }} = 'at_least' and {{ difference }} >= 0 then 'exact'
        when {{ difference }} = 0 then 'exact'
        when abs({{ difference }}) > {{ tolerance }} then 'breach'
        when 4 * {{ squared(difference) }} > 3 * {{ squared_steps }} then 'unlikely_rounding'
        else 'within_rounding'
    end
{%- endmacro %}
