-- One row per set of organisations that owe the latest reports of one period, with what they owe.
-- Parameters: $until (the day), $scope (province or a kind).
with
latest as (
    select
        report_table,
        max(period_end) as period_end,
    from periods
    where period_end <= $until
    group by report_table
),
owing as (
    select distinct
        report_status.report_table,
        report_status.organisation,
        report_status.due_on,
        periods.name as period,
        periods.period_end,
    from report_status
    inner join latest
        on latest.report_table = report_status.report_table
        and latest.period_end = report_status.period_end
    inner join periods
        on periods.report_table = report_status.report_table
        and periods.period_end = report_status.period_end
    where not report_status.is_reported
        and report_status.indicator is null
        and $scope in ('province', report_status.kind)
),
listed as (
    select
        owing.report_table,
        owing.period,
        owing.due_on,
        list(owing.organisation order by organisations.kind, organisations.display_order) as organisations,
    from owing
    inner join organisations
        on organisations.code = owing.organisation
    group by owing.report_table, owing.period, owing.due_on
)
select
    period,
    due_on,
    organisations,
    list(report_table order by report_table) as report_tables,
from listed
group by period, due_on, organisations
order by len(organisations) desc, period, report_tables
