{#-
    The name of a code or a project as statements shorten or lengthen it (福利费支出 is 福利费), the
    levels of a path apart: 一般公共服务支出(类)财政事务(款)行政运行(项) is 一般公共服务/财政事务/行政运行.
-#}
{% macro statement_name_key(text) -%}
    {{ replace_pattern(
        code_name_key(replace_pattern(folded(text), '[“”‘’\"]?[(][类款项][)][“”‘’\"]?', '/')),
        '[“”‘’\"]|(费用|经费|费)?(支出)?/*$|(支出)(/)',
        '\\4',
    ) }}
{%- endmacro %}
