-- One row per report table with reports: its calendar and where its periods end so far.
-- Parameters: none.
select
    calendars.report_table,
    calendars.calendar,
    calendars.due_days,
    max(periods.period_end) as last_end,
from calendars
inner join periods
    on periods.report_table = calendars.report_table
group by calendars.report_table, calendars.calendar, calendars.due_days
order by calendars.report_table
