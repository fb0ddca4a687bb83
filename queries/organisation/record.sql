-- One row per report table that an organisation has owed in the 365 days before a day.
-- Parameters: $organisation (its code), $until (the day).
select
    report_table,
    count(*) as due,
    count(*) filter (is_reported) as reported,
    count(*) filter (is_reported and is_late) as late,
    max(period_end) filter (is_reported) as last_reported_end,
    list(is_reported order by period_end desc)[:12] as recent,
from report_status
where organisation = $organisation
    and period_end <= $until
    and period_end > $until - interval 365 day
group by report_table
order by report_table
