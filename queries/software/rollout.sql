-- One row per software and period up to a day: units using it as a share of the units that must, gaps included,
-- periods that too few reported among them.
-- Parameters: $until (the day), $scope (province, a kind or an organisation).
with
uncovered as ( -- told by too few: a count of them would look like a fall
    select distinct period_start
    from indicator_values
    where theme = 'shared_software'
        and basis = 'period'
        and scope = $scope
        and scope_kind <> 'organisation'
        and not is_covered
),
counted as (
    select
        shared_software.software,
        shared_software.period_start,
        cast(sum(shared_software.units_using) as bigint) as units_using,
        cast(sum(shared_software.units_required) as bigint) as units_required,
    from shared_software
    inner join organisations
        on organisations.code = shared_software.organisation
    where shared_software.units_using is not null
        and shared_software.units_required is not null
        and $scope in ('province', organisations.kind, organisations.code)
        and shared_software.period_start not in (select uncovered.period_start from uncovered)
    group by shared_software.software, shared_software.period_start
),
present as (
    select distinct software
    from counted
)
select
    present.software,
    coalesce(software.name_vi, present.software) as name_vi,
    coalesce(software.name_en, present.software) as name_en,
    periods.name as period,
    periods.period_end,
    counted.units_using,
    counted.units_required,
    100e0 * counted.units_using / nullif(counted.units_required, 0) as value,
from periods
cross join present
left join counted
    on counted.software = present.software
    and counted.period_start = periods.period_start
left join software
    on software.code = present.software
where periods.report_table = 'shared_software'
    and periods.period_end <= $until
order by present.software, periods.period_start
