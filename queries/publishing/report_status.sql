-- One row per report table, limited indicator, organisation and period to be computed that owes a report.
-- Parameters: none.
with
owed as (
    select distinct
        duties.report_table,
        duties.indicator,
        periods.period_start,
        periods.period_end,
        organisations.code as organisation,
        organisations.kind,
        periods.due_on,
    from duties
    inner join recomputed_from
        on recomputed_from.report_table = duties.report_table
    inner join periods
        on periods.report_table = duties.report_table
        and periods.period_start >= recomputed_from.first_start
        and (duties.valid_from is null or duties.valid_from <= periods.period_end)
        and (duties.valid_to is null or duties.valid_to >= periods.period_end)
    inner join organisations
        on (duties.owner = organisations.kind or duties.owner = organisations.code)
        and (organisations.valid_from is null or organisations.valid_from <= periods.period_end)
        and (organisations.valid_to is null or organisations.valid_to >= periods.period_end)
),
reported as (
    select
        owed.*,
        min(arrivals.batch) as batch,
    from owed
    left join arrivals
        on arrivals.report_table = owed.report_table
        and arrivals.organisation = owed.organisation
        and arrivals.period_start = owed.period_start
        and (owed.indicator is null or arrivals.indicator = owed.indicator)
    group by all
)
select
    reported.report_table,
    reported.indicator,
    reported.period_start,
    reported.period_end,
    reported.organisation,
    reported.kind,
    reported.due_on,
    reported.batch is not null as is_reported,
    history.entered_at as first_reported_at,
    coalesce(cast(history.entered_at as date) > reported.due_on, false) as is_late,
from reported
left join history
    on history.batch = reported.batch
    and history.action = 'import'
order by reported.report_table, reported.indicator, reported.period_start, reported.organisation
