-- One row per organisation and period of a report table with rows in force of batches after an entry.
-- Parameters: $theme (the report table), $after (the entry's number).
with
held as (
    select 'online_services' as report_table, cast(null as varchar) as indicator, organisation, period_start, batch,
    from online_services
    where batch > $after
    union all
    select 'shared_software', null, organisation, period_start, batch,
    from shared_software
    where batch > $after
    union all
    select 'portal_activity', null, organisation, period_start, batch,
    from portal_activity
    where batch > $after
    union all
    select 'measures', indicator, organisation, period_start, batch,
    from measures
    where batch > $after
)
select
    indicator,
    organisation,
    period_start,
    list(distinct batch order by batch) as batches,
from held
where report_table = $theme
group by indicator, organisation, period_start
order by indicator, organisation, period_start
