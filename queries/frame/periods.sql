-- One row per period of the finest calendar that has data, newest first.
-- Parameters: none.
with
finest as (
    select calendar
    from periods
    group by calendar
    order by avg(days)
    limit 1
),
covered as (
    select distinct
        theme,
        period_start,
    from indicator_values
    where scope = 'province'
        and basis = 'period'
        and is_covered
        and numerator is not null
)
select
    periods.name,
    periods.calendar,
    periods.period_start,
    periods.period_end,
    bool_or(covered.period_start is not null) as is_covered,
from periods
inner join finest using (calendar)
left join covered
    on covered.theme = periods.report_table
    and covered.period_start = periods.period_start
group by periods.name, periods.calendar, periods.period_start, periods.period_end
order by periods.period_end desc
