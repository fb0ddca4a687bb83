-- One row per organisation that owes a report of a table for a period ending on a day, in the official order.
-- Parameters: $report_table (its name), $on (the period's last day).
select distinct
    organisations.code as organisation,
    organisations.kind,
    organisations.display_order,
from duties
inner join organisations
    on (duties.owner = organisations.kind or duties.owner = organisations.code)
    and coalesce(organisations.valid_from <= $on, true)
    and coalesce(organisations.valid_to >= $on, true)
where duties.report_table = $report_table
    and coalesce(duties.valid_from <= $on, true)
    and coalesce(duties.valid_to >= $on, true)
order by organisations.display_order, organisations.code
