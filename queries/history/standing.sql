-- One row per period of which rows of a batch are in force.
-- Parameters: $batch (its number).
with
held as (
    select 'online_services' as report_table, period_start, organisation,
    from online_services
    where batch = $batch
    union all
    select 'shared_software', period_start, organisation,
    from shared_software
    where batch = $batch
    union all
    select 'portal_activity', period_start, organisation,
    from portal_activity
    where batch = $batch
    union all
    select 'measures', period_start, organisation,
    from measures
    where batch = $batch
)
select
    periods.name as period,
    periods.period_start,
    periods.period_end,
    count(*) as rows_standing,
    count(distinct held.organisation) as organisations,
from held
inner join periods
    on periods.report_table = held.report_table
    and periods.period_start = held.period_start
group by periods.name, periods.period_start, periods.period_end
order by periods.period_start
