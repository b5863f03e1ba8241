{#-
    What grew by rate_pct per cent to an amount: 100 · amount ÷ (100 + rate), to six decimals, the
    rest dropped; in whole numbers of 10^-7, never a double. rounds_up: not dropped but rounded up.
    For an amount of zero or more and a rate above -100; null for any other rate.
-#}
{% macro ratio_before_growth(amount, rate_pct, rounds_up=false) -%}
    {%- set divisor = 'cast(try_cast(100 + ' ~ rate_pct ~ ' as decimal(20, 7)) * 10000000 as decimal(38, 0))' -%}
    {%- set dividend = 'cast(try_cast(' ~ amount ~ ' as decimal(20, 7)) * 10000000 as decimal(38, 0)) * 100000000' -%}
    case
        when 100 + {{ rate_pct }} > 0
            then cast(
                cast({{ whole_quotient(
                    dividend ~ (' + ' ~ divisor ~ ' - 1' if rounds_up else ''), divisor,
                ) }} as decimal(32, 0)) * cast(0.000001 as decimal(6, 6)) as decimal(20, 6)
            )
    end
{%- endmacro %}
