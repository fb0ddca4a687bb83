-- One row per headline indicator behind its path, the widest gap first, with the pace needed and the pace had.
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
here as (
    select indicator_values.*
    from indicator_values
    inner join latest
        on latest.report_table = indicator_values.theme
        and latest.period_end = indicator_values.period_end
    inner join indicators
        on indicators.code = indicator_values.indicator
        and indicators.headline
    where indicator_values.scope = $scope
        and indicator_values.basis = 'period'
        and indicator_values.status in ('behind', 'off_track')
),
paced as ( -- slope of the last quarter of a year, in units a month
    select
        here.indicator,
        regr_slope(past.value, date_diff('day', past.period_end, here.period_end) / -30.4375) as pace,
    from here
    inner join indicator_values as past
        on past.indicator = here.indicator
        and past.basis = 'period'
        and past.scope = here.scope
        and past.value is not null
        and past.is_covered
        and past.is_complete
        and past.period_end between here.period_end - interval 91 day and here.period_end
        and not exists ( -- no pace is measured across a break
            from breaks
            where breaks.on_date > past.period_end
                and breaks.on_date <= here.period_end
                and coalesce(breaks.theme = here.theme, true)
                and coalesce(breaks.kind = here.kind, true)
        )
    group by here.indicator
    having count(*) >= 6
)
select
    here.indicator,
    indicators.name_vi,
    indicators.name_en,
    indicators.unit,
    here.status,
    here.value,
    here.point,
    abs(here.point - here.value) as gap,
    here.target,
    here.target_deadline,
    (here.target - here.value) / greatest(date_diff('day', here.period_end, here.target_deadline) / 30.4375, 1) as needed,
    paced.pace,
from here
inner join indicators
    on indicators.code = here.indicator
left join paced
    on paced.indicator = here.indicator
order by here.ratio, here.indicator
