with

codes as (
    select * from {{ ref('int_codes_listed') }}
    where code_kind = 'functional'
),

classes as (
    select * from {{ ref('functional_classes') }}
),

validity as (
    select * from {{ ref('int_code_validity') }}
    where code_kind = 'functional'
),

functional_codes as (
    select
        codes.listed_code as functional_code,
        codes.listed_name as functional_name,
        codes.code_level,
        substr(codes.listed_code, 1, 3) as class_code,
        case when codes.code_level <> 'class' then substr(codes.listed_code, 1, 5) end
            as group_code,
        case codes.code_level
            when 'group' then substr(codes.listed_code, 1, 3)
            when 'item' then substr(codes.listed_code, 1, 5)
        end as parent_code,
        classes.cofog_code,
        codes.code_basis,
        case
            when codes.code_level = 'class' then classes.former_names
            else validity.former_names
        end as former_names,
        case
            when codes.code_level = 'class' then cast(classes.valid_from as integer)
            else validity.valid_from_year
        end as valid_from_year,
        case
            when codes.code_level = 'class' then cast(classes.valid_to as integer)
            else validity.valid_to_year
        end as valid_to_year,
        codes.first_printed_year,
        codes.last_printed_year
    from codes
    left join classes
        on substr(codes.listed_code, 1, 3) = classes.functional_code
    left join validity
        on codes.listed_code = validity.changed_code
)

select * from functional_codes
