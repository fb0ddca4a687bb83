-- One row per organisation and service of the organisation's last reported period that begins by a day.
-- Parameters: $until (the day).
with
latest as (
    select
        organisation,
        max(period_start) as period_start,
    from online_services
    where period_start <= $until
    group by organisation
)
select
    online_services.organisation,
    online_services.service_code,
    online_services.service_name,
    online_services.level,
from online_services
inner join latest using (organisation, period_start)
order by online_services.organisation, online_services.service_code
