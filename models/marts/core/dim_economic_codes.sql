with

codes as (
    select * from {{ ref('int_codes_listed') }}
    where code_kind = 'economic'
),

official as (
    select * from {{ ref('economic_classification') }}
),

validity as (
    select * from {{ ref('int_code_validity') }}
    where code_kind = 'economic'
),

economic_codes as (
    select
        codes.listed_code as economic_code,
        codes.listed_name as economic_name,
        codes.code_level,
        substr(codes.listed_code, 1, 3) as class_code,
        case when codes.code_level = 'item' then substr(codes.listed_code, 1, 3) end
            as parent_code,
        coalesce(official.category, classes.category) as category,
        official.gfs_code,
        codes.code_basis,
        coalesce(official.former_names, validity.former_names) as former_names,
        coalesce(cast(official.valid_from as integer), validity.valid_from_year)
            as valid_from_year,
        case
            when official.economic_code is not null then cast(official.valid_to as integer)
            else validity.valid_to_year
        end as valid_to_year,
        codes.first_printed_year,
        codes.last_printed_year
    from codes
    left join official
        on codes.listed_code = official.economic_code
    left join official as classes
        on substr(codes.listed_code, 1, 3) = classes.economic_code
    left join validity
        on codes.listed_code = validity.changed_code
)

select * from economic_codes
