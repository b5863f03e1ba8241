{#-
    The exact value of a printed number, as `parse_number` of the extraction reads it. Null where
    the text is no number, or needs more digits than the type has: a cast would round silently. Four
    digits stay free for sums.
-#}
{% macro printed_number(text, precision=28, scale=10) -%}
    case
        when {{ printed_decimals(text) }} <= {{ scale }}
            then cast(try_cast(
                case when {{ matches_pattern(number_text(text), '^[^0-9]') }} then '-' else '' end
                || {{ replace_pattern(number_text(text), '[^0-9.]') }}
                as decimal({{ precision - 4 }}, {{ scale }})
            ) as decimal({{ precision }}, {{ scale }}))
    end
{%- endmacro %}
