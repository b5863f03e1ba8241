{#-
    A bound of scale · part ÷ base to six decimals, never inwards: the lower one rounded down, the
    upper one up. Null for a base that is not above zero.
-#}
{% macro quotient_bound(part, base, scale, side) -%}
    {%- set dividend = scaled_whole(part) ~ ' * cast(' ~ scale ~ ' as integer) * 1000000' -%}
    {%- set divisor = scaled_whole(base) -%}
    {%- set rest = divisor ~ ' - 1' -%}
    case
        when {{ base }} > 0
            then try_cast(
                cast(
                    case
                        when {{ part }} < 0
                            then -{{ whole_quotient(
                                '-' ~ dividend ~ (' + ' ~ rest if side == 'lower' else ''), divisor,
                            ) }}
                        else {{ whole_quotient(
                            dividend ~ (' + ' ~ rest if side == 'upper' else ''), divisor,
                        ) }}
                    end as decimal(32, 0)
                ) * cast(0.000001 as decimal(6, 6))
                as decimal(20, 6)
            )
    end
{%- endmacro %}
