-- One row per report table, organisation and period that owes a report, over the last periods of each table.
-- Parameters: $until (the last day of the last period), $periods (how many), $today (what is due by now).
-- state: on_time, late, in_part (some of it is there, the report stays owed), missing, not_due.
with
shown as (
    select *,
    from periods
    where period_end <= $until
    qualify row_number() over (
        partition by report_table
        order by period_end desc
    ) <= $periods
),
left_out as (
    select distinct
        report_table,
        unnest(incomplete).organisation as organisation,
        unnest(incomplete).period_start as period_start,
    from history
    where action = 'import'
        and revoked_at is null
        and len(incomplete) > 0
),
owed as ( -- a report owed for several indicators counts once: sent when all of them are
    select
        report_table,
        organisation,
        kind,
        period_start,
        due_on,
        bool_and(is_reported) as is_whole,
        bool_or(is_reported) as is_begun,
        bool_or(is_late) as is_late,
        max(first_reported_at) as reported_at,
    from report_status
    group by report_table, organisation, kind, period_start, due_on
)
select
    owed.report_table,
    owed.organisation,
    owed.kind,
    shown.name as period,
    owed.period_start,
    shown.period_end,
    owed.due_on,
    case
        when owed.is_whole and not owed.is_late then 'on_time'
        when owed.is_whole then 'late'
        when owed.is_begun or left_out.organisation is not null then 'in_part'
        when $today <= owed.due_on then 'not_due'
        else 'missing'
    end as state,
    if(owed.is_whole, owed.reported_at, null) as reported_at,
from owed
inner join shown
    on shown.report_table = owed.report_table
    and shown.period_start = owed.period_start
inner join organisations
    on organisations.code = owed.organisation
left join left_out
    on left_out.report_table = owed.report_table
    and left_out.organisation = owed.organisation
    and left_out.period_start = owed.period_start
order by owed.report_table, organisations.display_order, owed.organisation, owed.period_start
