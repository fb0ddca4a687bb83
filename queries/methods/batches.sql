-- One row per batch that holds rows of a report table for a period, oldest first.
-- Parameters: $report_table (its name), $period_end (the period's last day).
with
used as (
    select 'online_services' as report_table, period_end, batch,
    from online_services
    union all
    select 'shared_software', period_end, batch,
    from shared_software
    union all
    select 'portal_activity', period_end, batch,
    from portal_activity
    union all
    select 'measures', period_end, batch,
    from measures
)
select
    history.batch,
    history.file_name,
    history.entered_at,
    history.entered_by,
    history.sha256,
    count(*) as rows_used,
from used
inner join history
    on history.batch = used.batch
    and history.action = 'import'
where used.report_table = $report_table
    and used.period_end = $period_end
group by history.batch, history.file_name, history.entered_at, history.entered_by, history.sha256
order by history.batch
