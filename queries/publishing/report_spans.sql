-- One row per report table and period with reports: the most days any report of it covers.
-- Parameters: none.
select 'online_services' as report_table, period_start, max(days_covered) as days_covered,
from online_services
group by period_start
union all
select 'shared_software', period_start, max(days_covered),
from shared_software
group by period_start
union all
select 'portal_activity', period_start, max(days_covered),
from portal_activity
group by period_start
union all
select 'measures', period_start, max(days_covered),
from measures
group by period_start
order by report_table, period_start
