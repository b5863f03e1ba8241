{#-
    Both sides of a check with their difference and what rounding allows, in words; where words are
    judged, what stands on both sides.
-#}
{% macro verdict_text(check, language) -%}
    {%- set words = {
        'zh': [' 对 ', '，相差 ', '，舍入容许 '],
        'en': [' against ', ', a difference of ', ' where rounding allows '],
    }[language] -%}
    coalesce(
        {{ amount_text(check ~ '.lhs_wan') }} || '{{ words[0] }}' || {{ amount_text(check ~ '.rhs_wan') }}
        || '{{ words[1] }}' || {{ amount_text('abs(' ~ check ~ '.difference_wan)') }}
        || '{{ words[2] }}' || {{ amount_text(check ~ '.tolerance_wan') }},
        {{ check }}.lhs_text || '；' || {{ check }}.rhs_text
    )
{%- endmacro %}
