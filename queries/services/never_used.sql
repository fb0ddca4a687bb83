-- One row per service at level 3 and above for which an organisation has had no online dossier in the twelve months up
-- to a day, those with the most dossiers on paper first; in each row how many such pairs there are and could be.
-- Parameters: $until (the day), $scope (province, a kind or an organisation).
with
latest as (
    select max(period_end) as period_end
    from periods
    where report_table = 'online_services'
        and period_end <= $until
),
offered as (
    select
        online_services.organisation,
        online_services.service_code,
        online_services.service_name,
        online_services.level,
        organisations.kind,
        organisations.display_order,
    from online_services
    inner join latest using (period_end)
    inner join organisations
        on organisations.code = online_services.organisation
    where online_services.level in ('3', '4', 'part', 'full')
        and $scope in ('province', organisations.kind, organisations.code)
),
used as ( -- none where online dossiers were never told: that is not known, not unused
    select
        past.organisation,
        past.service_code,
        cast(sum(past.dossiers_online) as bigint) as online,
        cast(sum(past.dossiers_received) as bigint) as received,
    from online_services as past
    cross join latest
    where past.period_end <= latest.period_end
        and past.period_end > latest.period_end - interval 12 month
    group by past.organisation, past.service_code
    having count(past.dossiers_online) > 0
)
select
    offered.service_code,
    any_value(offered.service_name) as service_name,
    list(distinct offered.level order by offered.level) as levels,
    list(offered.organisation order by offered.kind, offered.display_order) as organisations,
    cast(coalesce(sum(used.received), 0) as bigint) as received,
    cast(sum(count(*)) over () as bigint) as unused,
    (select count(*) from offered) as offered,
from offered
inner join used using (organisation, service_code)
where used.online = 0
group by offered.service_code
order by received desc, offered.service_code
