with

source as (
    -- Ten raw tables of one shape: the official tables, one file each.
    {% for table_no in range(1, 11) %}
    select * from {{ raw('raw_table_%02d' % table_no) }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

renamed as (
    select
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('table_no') }} as table_no,
        {{ blank_to_null('row_code') }} as row_code,
        {{ blank_to_null('row_label') }} as row_label,
        {{ blank_to_null('line_number') }} as line_number,
        {{ blank_to_null('section_label') }} as section_label,
        {{ blank_to_null('aligned_by') }} as aligned_by,
        {% for slot in range(1, 13) %}
        {{ blank_to_null('value_%d' % slot) }} as value_{{ slot }},
        {% endfor %}
        {{ to_integer('block_no') }} as block_no,
        {{ blank_to_null('source_file') }} as source_file,
        {{ to_integer('source_line') }} as source_line
    from source
)

select * from renamed
