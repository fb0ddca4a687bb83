-- One row per organisation and portal of the organisation's last reported period that begins by a day.
-- Parameters: $until (the day).
with
latest as (
    select
        organisation,
        max(period_start) as period_start,
    from portal_activity
    where period_start <= $until
    group by organisation
)
select
    portal_activity.organisation,
    portal_activity.portal,
from portal_activity
inner join latest using (organisation, period_start)
order by portal_activity.organisation, portal_activity.portal
