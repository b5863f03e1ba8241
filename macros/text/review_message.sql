{#- The sentence of an outcome of `judged` with its places filled in. -#}
{% macro review_message(language) -%}
    {%- set blank = {'zh': '空白', 'en': 'blank'}[language] -%}
    {%- set places = [
        ('{region}', 'judged.region'),
        ('{row_key}', 'judged.row_key'),
        ('{measure}', 'judged.measure'),
        ('{seen}', 'judged.printed_value_text'),
        ('{found}', 'judged.found_value_text'),
        ('{corrected}', 'judged.corrected_value_text'),
    ] -%}
    {%- set ns = namespace(text='outcomes.message_' ~ language) -%}
    {%- for place, column in places -%}
        {%- set ns.text = "replace(" ~ ns.text ~ ", '" ~ place ~ "', coalesce(" ~ column ~ ", '" ~ blank ~ "'))" -%}
    {%- endfor -%}
    {{ ns.text }}
{%- endmacro %}
