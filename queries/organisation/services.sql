-- One row per service that an organisation offered in its latest report by a day, with the dossiers of 365 days.
-- Parameters: $organisation (its code), $until (the day).
with
told as (
    select *,
    from online_services
    where organisation = $organisation
        and period_end <= $until
        and period_end > $until - interval 365 day
),
offered as (
    select
        service_code,
        service_name,
        level,
        period_end,
    from told
    where period_end = (select max(period_end) from told)
),
year as (
    select
        service_code,
        cast(sum(dossiers_received) as bigint) as received,
        cast(sum(dossiers_online) as bigint) as online,
    from told
    group by service_code
)
select
    offered.service_code,
    offered.service_name,
    offered.level,
    year.received,
    year.online,
    100 * year.online / nullif(year.received, 0) as share,
    offered.level in ('3', '4', 'part', 'full') as is_online,
    count(*) over () as offered,
    count(*) filter (offered.level in ('3', '4', 'part', 'full')) over () as offered_online,
    count(*) filter (offered.level in ('4', 'full')) over () as offered_whole,
    count(*) filter (offered.level in ('3', '4', 'part', 'full') and coalesce(year.online, 0) = 0) over () as never_used,
    offered.level in ('3', '4', 'part', 'full') and coalesce(year.online, 0) = 0 as is_never_used,
from offered
left join year
    on year.service_code = offered.service_code
order by year.received desc nulls last, offered.service_code
