with

codes as (
    select * from {{ ref('int_codes_listed') }}
    where code_kind = 'economic'
),

official as (
    select * from {{ ref('economic_classification') }}
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
        cast(official.valid_from as integer) as valid_from_year,
        cast(official.valid_to as integer) as valid_to_year,
        codes.first_printed_year,
        codes.last_printed_year
    from codes
    left join official
        on codes.listed_code = official.economic_code
    left join official as classes
        on substr(codes.listed_code, 1, 3) = classes.economic_code
)

select * from economic_codes
