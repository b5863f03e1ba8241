with

codes as (
    select * from {{ ref('int_document_codes_printed') }}
    where row_label is not null
),

printed as (
    select
        document_id,
        code_kind,
        row_code,
        name_key,
        is_well_formed,
        min(row_label) as printed_name,
        count(distinct table_no) as table_count,
        min(table_no) as first_table,
        min(source_line) as first_line,
        {{ joined_text("'公开' || table_no || '表第' || source_line || '行'", '、', 'source_line') }}
            as places
    from codes
    group by document_id, code_kind, row_code, name_key, is_well_formed
),

pairs as (
    select
        printed.*,
        twins.row_code as twin_code,
        twins.is_well_formed as is_twin_well_formed,
        twins.table_count as twin_table_count,
        twins.places as twin_places,
        {% for place in range(1, 8) -%}
        case when substr(printed.row_code, {{ place }}, 1) <> substr(twins.row_code, {{ place }}, 1)
                then 1
            else 0
        end{{ ' +' if not loop.last }}
        {% endfor %}
            as differing_count
    from printed
    inner join printed as twins
        on
            printed.document_id = twins.document_id
            and printed.code_kind = twins.code_kind
            and printed.name_key = twins.name_key
            and printed.row_code <> twins.row_code
            and length(printed.row_code) = length(twins.row_code)
),

-- Two codes of one name that stand in one table are two items; codes that differ in one
-- character and never meet are one item that is misprinted where it stands less often.
shared as (
    select
        codes.document_id,
        codes.row_code,
        twins.row_code as twin_code
    from codes
    inner join codes as twins
        on
            codes.document_id = twins.document_id
            and codes.table_no = twins.table_no
            and codes.name_key = twins.name_key
            and codes.row_code <> twins.row_code
    group by codes.document_id, codes.row_code, twins.row_code
),

compared as (
    select pairs.*
    from pairs
    left join shared
        on
            pairs.document_id = shared.document_id
            and pairs.row_code = shared.row_code
            and pairs.twin_code = shared.twin_code
    where
        pairs.differing_count = 1
        and shared.row_code is null
        and pairs.is_twin_well_formed
        and (
            not pairs.is_well_formed
            or pairs.table_count < pairs.twin_table_count
            or (
                pairs.table_count = pairs.twin_table_count
                and pairs.row_code > pairs.twin_code
            )
        )
)

select * from compared
