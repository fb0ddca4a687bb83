-- One row per report table, organisation, period and measured indicator: the first batch that stands for it.
-- Parameters: none.
select
    report_table,
    indicator,
    organisation,
    period_start,
    batch,
from arrivals
order by report_table, indicator, organisation, period_start
