{#- Aggregate: the most doubtful quality_status of several figures; null ones do not count. -#}
{% macro worst_quality(quality_status) -%}
case
    when bool_or({{ quality_status }} = 'disputed') then 'disputed'
    when bool_or({{ quality_status }} = 'corrected') then 'corrected'
    when bool_or({{ quality_status }} = 'within_rounding') then 'within_rounding'
    when bool_or({{ quality_status }} = 'verified') then 'verified'
end
{%- endmacro %}
