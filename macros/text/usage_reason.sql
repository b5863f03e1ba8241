{#- One sentence that says why a document is used for its office and year, or is not. -#}
{% macro usage_reason(rule, is_used, rival_id, review_reason, fiscal_year) -%}
    case
        when {{ fiscal_year }} is null
            then 'Not used: no fiscal year could be read in it.'
        when {{ rule }} = 'review' and {{ is_used }}
            then 'Used: a person decided between it and ' || coalesce({{ rival_id }}, 'no other')
                || coalesce(' (' || {{ review_reason }} || ').', '.')
        when {{ rule }} = 'review'
            then 'Set aside: a person decided so' || coalesce(' (' || {{ review_reason }} || ').', '.')
        when {{ rule }} = 'only_document'
            then 'Used: the only document of this office and year.'
        when {{ rule }} = 'same_bytes' and {{ is_used }}
            then 'Used: ' || {{ rival_id }} || ' holds the same bytes; the first by name stands.'
        when {{ rule }} = 'same_bytes'
            then 'Set aside: the same bytes as ' || {{ rival_id }} || '.'
        when {{ rule }} = 'own_name' and {{ is_used }}
            then 'Used: the name in ' || {{ rival_id }} || ' contradicts the code of the office.'
        when {{ rule }} = 'own_name'
            then 'Set aside: its name contradicts the code of the office, that of '
                || {{ rival_id }} || ' does not.'
        when {{ rule }} = 'fewest_errors' and {{ is_used }}
            then 'Used: fewer errors in reading than ' || {{ rival_id }} || '.'
        when {{ rule }} = 'fewest_errors'
            then 'Set aside: more errors in reading than ' || {{ rival_id }} || '.'
        when {{ rule }} = 'most_figures' and {{ is_used }}
            then 'Used: more figures read than in ' || {{ rival_id }} || '.'
        when {{ rule }} = 'most_figures'
            then 'Set aside: fewer figures read than in ' || {{ rival_id }} || '.'
        when {{ is_used }}
            then 'Used: read as well as ' || {{ rival_id }} || ', and first by name. A person should'
                || ' decide in seeds/review/document_choices.csv.'
        else 'Set aside: read as well as ' || {{ rival_id }} || ', but later by name. A person should'
            || ' decide in seeds/review/document_choices.csv.'
    end
{%- endmacro %}
