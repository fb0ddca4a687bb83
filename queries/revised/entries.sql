-- One row per entry after another that may have changed figures that were known before it, with its report and days.
-- Parameters: $after (the entry's number).
-- A batch taken back counts with the days of its import; a change of the reference data with every day.
select
    made.entry,
    made.entered_at,
    made.action,
    made.entered_by,
    made.batch,
    coalesce(made.report_table, taken.report_table) as report_table,
    coalesce(made.period_from, taken.period_from) as first,
    coalesce(made.period_to, taken.period_to) as last,
from history as made
left join history as taken
    on made.action = 'revoke'
    and taken.action = 'import'
    and taken.batch = made.batch
where made.entry > $after
order by made.entry
