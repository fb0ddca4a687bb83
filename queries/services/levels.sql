-- One row per level and period up to a day, the highest level first: how many services stand at it, and their share of
-- the services with a level; null where too few reported.
-- Parameters: $until (the day), $scope (province, a kind or an organisation).
with
uncovered as ( -- told by too few: a count of them would look like a fall
    select distinct period_start
    from indicator_values
    where theme = 'online_services'
        and basis = 'period'
        and scope = $scope
        and scope_kind <> 'organisation'
        and not is_covered
),
counted as (
    select
        online_services.period_start,
        online_services.level,
        count(*) as services,
    from online_services
    inner join organisations
        on organisations.code = online_services.organisation
    where online_services.level is not null
        and online_services.period_end <= $until
        and $scope in ('province', organisations.kind, organisations.code)
        and online_services.period_start not in (select uncovered.period_start from uncovered)
    group by online_services.period_start, online_services.level
),
present as (
    select distinct level
    from counted
),
told as (
    select
        period_start,
        sum(services) as services,
    from counted
    group by period_start
)
select
    present.level,
    periods.name as period,
    periods.period_end,
    if(told.period_start is null, null, coalesce(counted.services, 0)) as services,
    100e0 * coalesce(counted.services, 0) / told.services as share,
from periods
cross join present
left join told
    on told.period_start = periods.period_start
left join counted
    on counted.period_start = periods.period_start
    and counted.level = present.level
where periods.report_table = 'online_services'
    and periods.period_end <= $until
order by
    list_position(['4', 'full', '3', 'part', '2', '1'], present.level),
    periods.period_start
