with

measures as (
    select * from {{ ref('int_office_measures_wanted') }}
),

subjects as (
    select * from {{ ref('int_office_subjects_wanted') }}
),

wanted as (
    select * from measures
    union all
    select * from subjects
)

select * from wanted
