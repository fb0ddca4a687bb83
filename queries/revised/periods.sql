-- One row per report table and period: its name.
-- Parameters: none.
select
    report_table,
    period_start,
    name,
from periods
order by report_table, period_start
