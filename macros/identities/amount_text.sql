{#- An amount as it is printed: two decimals, more only where it has more. -#}
{% macro amount_text(amount) -%}
    case
        when {{ amount }} = cast({{ amount }} as decimal(30, 2))
            then cast(cast({{ amount }} as decimal(30, 2)) as varchar)
        else rtrim(cast({{ amount }} as varchar), '0')
    end
{%- endmacro %}
