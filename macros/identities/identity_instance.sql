{#- What tells the instances of an identity apart: the columns that its terms name in the seed. -#}
{% macro identity_instance(instance_by) -%}
    case {{ instance_by }}
        when 'document' then '合计'
        when 'row' then figures.row_key || '@' || figures.source_line
        when 'row_measure' then figures.row_key || '·' || figures.measure_label
        when 'parent_measure' then figures.parent_key || '·' || figures.measure_label
        when 'line_measure' then figures.official_line || '·' || figures.measure_label
        when 'measure' then figures.measure_label
        when 'class' then figures.class_code
        when 'class_fund' then figures.class_code || '·' || figures.fund_scope
        when 'fund' then figures.fund_scope
        when 'source' then figures.income_source
        when 'item' then figures.item_key
        when 'code_measure' then figures.row_key || '·' || figures.measure
    end
{%- endmacro %}
