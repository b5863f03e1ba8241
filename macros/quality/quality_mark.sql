{#-
    Status and reason in one text whose first in order is the worst: disputed before corrected,
    within_rounding and verified. quality_of_mark reads it again.
-#}
{% macro quality_mark(status, reason) -%}
    case {{ status }}
        when 'disputed' then '1'
        when 'corrected' then '2'
        when 'within_rounding' then '3'
        else '4'
    end || '|' || {{ status }} || '|' || {{ reason }}
{%- endmacro %}
