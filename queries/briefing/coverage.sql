-- One row per report table and group: how many owed the newest report and sent it, and the last periods together.
-- Parameters: $until (the day), $scope (province or a kind), $periods (how many of each report table).
with
recent as (
    select
        report_table,
        name,
        period_end,
        row_number() over (partition by report_table order by period_end desc) as age,
    from periods
    where period_end <= $until
),
counted as (
    select
        recent.report_table,
        report_status.kind,
        recent.name,
        recent.period_end,
        recent.age,
        count(distinct report_status.organisation) as due,
        count(distinct report_status.organisation) filter (report_status.is_reported) as reported,
        count(distinct report_status.organisation) filter (report_status.is_reported and report_status.is_late) as late,
    from recent
    inner join report_status
        on report_status.report_table = recent.report_table
        and report_status.period_end = recent.period_end
        and report_status.indicator is null
    where recent.age <= $periods
        and $scope in ('province', report_status.kind)
    group by recent.report_table, report_status.kind, recent.name, recent.period_end, recent.age
)
select
    report_table,
    kind,
    arg_max(name, period_end) as period,
    arg_max(due, period_end) as due,
    arg_max(reported, period_end) as reported,
    arg_max(late, period_end) as late,
    sum(due)::bigint as all_due,
    sum(reported)::bigint as all_reported,
    sum(late)::bigint as all_late,
    list(struct_pack(name, due, reported) order by period_end) as recent,
from counted
group by report_table, kind
order by report_table, kind
