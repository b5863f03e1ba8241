{#- The key of the concept that a code or a project is: class:201@general_public_budget. -#}
{% macro concept_of_code(code, name_scope) -%}
    case
        when {{ name_scope }} in ('project', 'economic') then {{ name_scope }} || ':' || {{ code }}
        when length({{ code }}) = 3 then 'class:' || {{ code }} || '@' || {{ name_scope }}
        when length({{ code }}) = 5 then 'group:' || {{ code }} || '@' || {{ name_scope }}
        else 'item:' || {{ code }} || '@' || {{ name_scope }}
    end
{%- endmacro %}
