/*
问：每辆公务用车一年花多少运行维护费？有没有不养车却报运行费的？
Asks: What does a vehicle cost to run, and who pays running cost without keeping one?
Reads: core.fct_disclosure_statistics (公开10表, 车辆数合计), analysis.mart_office_comparison (公开09表).
Answer: one row an office and year; yuan_per_vehicle in whole 元, rounded half up. is_without_vehicle
  marks running cost with no vehicle at the end of the year.
Doubtful: 公开10表 counts every vehicle of the office, 公开09表 only what fiscal appropriation pays:
  a low figure may mean that other money pays. Vehicles are those of 31 December.
*/
with

vehicles as (
    select
        office_code,
        fiscal_year,
        cast(figure_value as bigint) as vehicle_count
    from core.fct_disclosure_statistics
    where is_used and item_key = 'vehicles_total' and figure_value is not null
),

running as (
    select *
    from analysis.mart_office_comparison
    where comparison_kind = 'three_public_amount' and subject_code = 'vehicle_operation'
)

select
    running.office_code,
    running.office_name,
    running.fiscal_year,
    vehicles.vehicle_count,
    running.computed_value as running_cost_wan,
    (cast(running.computed_value * 20000 as bigint) + vehicles.vehicle_count)
    // (2 * nullif(vehicles.vehicle_count, 0)) as yuan_per_vehicle,
    running.computed_value > 0 and coalesce(vehicles.vehicle_count, 0) = 0 as is_without_vehicle,
    running.quality_status
from running
left join vehicles
    on
        running.office_code = vehicles.office_code
        and running.fiscal_year = vehicles.fiscal_year
order by
    yuan_per_vehicle desc nulls last,
    running.office_code asc,
    running.fiscal_year asc
