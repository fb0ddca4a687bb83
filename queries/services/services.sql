-- One row per service with dossiers or at level 3 and above in the latest period that ends by a day, busiest first.
-- Parameters: $until (the day), $scope (province, a kind or an organisation), $basis (period or year_to_date: its dossiers).
with
latest as (
    select
        max(period_end) as period_end,
        arg_max(year, period_end) as year,
    from periods
    where report_table = 'online_services'
        and period_end <= $until
),
counted as (
    select
        periods.period_start,
        periods.period_end = latest.period_end as is_latest,
    from periods
    cross join latest
    where periods.report_table = 'online_services'
        and periods.period_end <= latest.period_end
        and (periods.period_end = latest.period_end or ($basis = 'year_to_date' and periods.year = latest.year))
)
select
    online_services.service_code,
    arg_max(online_services.service_name, online_services.period_start) as service_name,
    list(distinct online_services.level order by online_services.level)
        filter (counted.is_latest and online_services.level is not null) as levels,
    count(distinct online_services.organisation) filter (counted.is_latest) as organisations,
    cast(sum(online_services.dossiers_received) as bigint) as received,
    cast(sum(online_services.dossiers_online) as bigint) as online,
    100e0 * sum(online_services.dossiers_online) / nullif(sum(online_services.dossiers_received), 0) as share,
from online_services
inner join counted using (period_start)
inner join organisations
    on organisations.code = online_services.organisation
where $scope in ('province', organisations.kind, organisations.code)
group by online_services.service_code
having sum(online_services.dossiers_received) > 0
    or bool_or(counted.is_latest and online_services.level in ('3', '4', 'part', 'full'))
order by received desc nulls last, online_services.service_code
limit 400
