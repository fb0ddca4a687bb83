-- One row per period and organisation that owes a report of a table and has not sent it.
-- Parameters: $report_table, $first and $last (the first days of the periods, both inclusive).
select distinct
    report_status.period_start,
    report_status.organisation,
    report_status.due_on,
    organisations.display_order,
from report_status
inner join organisations
    on organisations.code = report_status.organisation
where report_status.report_table = $report_table
    and report_status.period_start between $first and $last
    and not report_status.is_reported
order by report_status.period_start, organisations.display_order
