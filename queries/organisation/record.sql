-- One row per report table that an organisation has owed in the 365 days before a day; counts are of periods.
-- Parameters: $organisation (its code), $until (the day).
-- A period in which several indicators were owed counts once, as reported when all of them were.
with
owed as (
    select
        report_table,
        period_end,
        bool_and(is_reported) as is_reported,
        bool_or(is_reported and is_late) as is_late,
    from report_status
    where organisation = $organisation
        and period_end <= $until
        and period_end > $until - interval 365 day
    group by report_table, period_end
),
named as (
    select
        owed.*,
        periods.name,
        case when not is_reported then 'missing' when is_late then 'late' else 'sent' end as state,
        row_number() over (partition by owed.report_table order by owed.period_end desc) as age,
    from owed
    inner join periods
        on periods.report_table = owed.report_table
        and periods.period_end = owed.period_end
)
select
    report_table,
    count(*) as due,
    count(*) filter (is_reported) as reported,
    count(*) filter (is_late) as late,
    max(period_end) filter (is_reported) as last_reported_end,
    list(struct_pack(name, state) order by period_end) filter (age <= 12) as recent,
from named
group by report_table
order by report_table
