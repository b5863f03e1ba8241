{#- Every row satisfies the expression; a null answer is a failure, not a silent pass. -#}
{% test expression_is_true(model, expression) %}

select *
from {{ model }}
where not coalesce({{ expression }}, false)

{% endtest %}
