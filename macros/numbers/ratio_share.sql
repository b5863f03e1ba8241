{#-
    rate_pct per cent of a base, exact: seven decimals of each, 9 and 13 whole digits. The product
    of DECIMAL(18,9) and DECIMAL(20,7) is DECIMAL(38,16), the widest that every engine holds.
-#}
{% macro ratio_share(rate_pct, base) -%}
    (
        try_cast({{ rate_pct }} as decimal(16, 7)) * cast(0.01 as decimal(2, 2))
        * try_cast({{ base }} as decimal(20, 7))
    )
{%- endmacro %}
