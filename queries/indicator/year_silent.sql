-- One row per indicator: the organisations of a scope that owe a report of the year so far, the most first.
-- Parameters: $until (the day), $scope (province, a kind or an organisation).
with
reached as ( -- the year of each report table
    select
        report_table,
        arg_max(year, period_start) as year,
    from periods
    where period_end <= $until
    group by report_table
),
owing as (
    select
        indicators.code as indicator,
        report_status.organisation,
        count(*) as owed,
    from report_status
    inner join periods using (report_table, period_start)
    inner join reached
        on reached.report_table = periods.report_table
        and reached.year = periods.year
    inner join indicators
        on indicators.theme = report_status.report_table
        and coalesce(report_status.indicator = indicators.code, true)
    where not report_status.is_reported
        and periods.period_end <= $until
        and $scope in ('province', report_status.kind, report_status.organisation)
    group by indicators.code, report_status.organisation
)
select
    owing.indicator,
    list(owing.organisation order by owing.owed desc, organisations.display_order) as silent,
from owing
inner join organisations
    on organisations.code = owing.organisation
group by owing.indicator
order by owing.indicator
