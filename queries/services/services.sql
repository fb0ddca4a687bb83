-- One row per service with dossiers or at level 3 and above in the latest period that ends by a day, busiest first.
-- Parameters: $until (the day), $scope (province, a kind or an organisation).
with
latest as (
    select max(period_end) as period_end
    from periods
    where report_table = 'online_services'
        and period_end <= $until
)
select
    online_services.service_code,
    any_value(online_services.service_name) as service_name,
    string_agg(distinct online_services.level, ' · ' order by online_services.level) as level,
    count(distinct online_services.organisation) as organisations,
    cast(sum(online_services.dossiers_received) as bigint) as received,
    cast(sum(online_services.dossiers_online) as bigint) as online,
    100e0 * sum(online_services.dossiers_online) / nullif(sum(online_services.dossiers_received), 0) as share,
from online_services
inner join latest using (period_end)
inner join organisations
    on organisations.code = online_services.organisation
where $scope in ('province', organisations.kind, organisations.code)
group by online_services.service_code
having sum(online_services.dossiers_received) > 0
    or bool_or(online_services.level in ('3', '4', 'part', 'full'))
order by received desc nulls last, online_services.service_code
limit 400
