{#-
    A number in its printed unit as 万元. Null where DECIMAL(20,6) cannot hold it exactly, or sums
    of thousands of it: 10^10 万元 is more than all governments of the country spend in a year. The
    product of DECIMAL(28,10) and DECIMAL(9,4) is DECIMAL(37,14), which every engine can hold.
-#}
{% macro amount_in_wan(number, factor_to_wan) -%}
    {%- set product = 'cast(' ~ number ~ ' as decimal(28, 10)) * cast(' ~ factor_to_wan ~ ' as decimal(9, 4))' -%}
    case
        when try_cast({{ product }} as decimal(16, 6)) = {{ product }}
            then try_cast({{ product }} as decimal(20, 6))
    end
{%- endmacro %}
