with

compared as (
    select * from {{ ref('int_office_codes_compared') }}
),

followed as (
    select * from {{ ref('int_offices_followed') }}
),

-- A change of code that is listed is no contradiction, whichever of both codes is printed.
changed as (
    select
        from_office_code as office_code,
        to_office_code as other_code
    from {{ ref('office_changes') }}
    union
    select
        to_office_code as office_code,
        from_office_code as other_code
    from {{ ref('office_changes') }}
),

judged as (
    select
        compared.*,
        coalesce(
            compared.code_of_name is not null
            and changed.office_code is null
            and coalesce(series.office_series_code, compared.office_code)
            <> coalesce(other_series.office_series_code, compared.code_of_name)
            -- A department and its own unit, whose code begins with that of the department,
            -- may have one name.
            and (
                compared.name_of_code is not null
                or not (
                    starts_with(compared.office_code, compared.code_of_name)
                    or starts_with(compared.code_of_name, compared.office_code)
                )
            ),
            false
        ) as is_name_of_other_code
    from compared
    left join changed
        on
            compared.office_code = changed.office_code
            and compared.code_of_name = changed.other_code
    left join followed as series
        on compared.office_code = series.office_code
    left join followed as other_series
        on compared.code_of_name = other_series.office_code
),

-- What a project table contradicts is not said of the whole document again.
ranked as (
    select
        *,
        rank() over (
            partition by document_id, office_code order by name_kind desc
        ) as kind_rank
    from judged
    where is_name_of_other_code or name_of_code is not null
),

contradicted as (
    select
        document_id,
        fiscal_year,
        name_kind,
        office_code,
        office_name,
        project_no,
        name_line,
        source_line,
        is_name_of_other_code,
        case when is_name_of_other_code then code_of_name else office_code end as known_code,
        case when is_name_of_other_code then office_name_key else name_of_code end
            as known_name_key
    from ranked
    where kind_rank = 1
)

select * from contradicted
