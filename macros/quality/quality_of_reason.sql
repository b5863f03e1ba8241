{#- The quality_status that a quality_reason comes to. -#}
{% macro quality_of_reason(quality_reason) -%}
    case {{ quality_reason }}
        when 'corrected' then 'corrected'
        when 'identity_exact' then 'verified'
        when 'identity_within_rounding' then 'within_rounding'
        else 'disputed'
    end
{%- endmacro %}
