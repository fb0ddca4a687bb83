-- One row per report table with reports: where its periods begin and end.
-- Parameters: none.
select
    report_table,
    min(period_start) as first_start,
    max(period_end) as last_end,
from periods
group by report_table
order by report_table
