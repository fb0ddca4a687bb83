-- One row per period of an indicator's calendar up to a day, newest first: can the newest be compared with it.
-- Parameters: $indicator (its code), $scope (province or a kind), $until (the last day of the newest).
-- `is_sound`: complete, enough reports and a value; `is_same_kind`: no break of the indicator's theme between it and
-- the newest that touches the scope (the province is touched by any kind's); `place` counts back from the newest = 0.
with
known as (
    select
        indicators.theme,
        periods.name,
        periods.period_start,
        periods.period_end,
        found.value,
        found.due,
        found.reported,
        coalesce(found.is_covered, false) as is_covered,
        periods.is_complete,
        max(periods.period_end) over () as newest_end,
        max(periods.period_start) over () as newest_start,
        row_number() over (order by periods.period_start desc) - 1 as place,
    from indicators
    inner join periods
        on periods.report_table = indicators.theme
        and periods.period_end <= $until
    left join indicator_values as found
        on found.indicator = indicators.code
        and found.basis = 'period'
        and found.scope = $scope
        and found.period_start = periods.period_start
    where indicators.code = $indicator
),
crossed as ( -- the last break that lies before the newest period
    select max(breaks.on_date) as on_date
    from breaks
    inner join (select theme, newest_end from known limit 1) as newest
        on breaks.on_date <= newest.newest_end
        and (breaks.theme is null or breaks.theme = newest.theme)
        and (breaks.kind is null or $scope in ('province', breaks.kind))
)
select
    known.place,
    known.name,
    known.period_start,
    known.period_end,
    known.value,
    known.due,
    known.reported,
    known.is_covered,
    known.is_complete,
    known.is_covered and known.is_complete and known.value is not null as is_sound,
    known.place = 0 or crossed.on_date is null or known.period_end >= crossed.on_date as is_same_kind,
    -- the one whose first day is nearest to the same day a year earlier
    2 * date_diff('day', known.newest_start - interval 1 year, known.period_start)
        between -(known.period_end - known.period_start) and known.period_end - known.period_start + 1 as is_year_earlier,
from known
cross join crossed
order by known.place
