-- One row per period of the indicator's calendar up to a day, gaps included.
-- Parameters: $indicator (its code), $scope (province, a kind or an organisation), $until (the day).
select
    periods.name,
    periods.period_start,
    periods.period_end,
    indicator_values.value,
    indicator_values.low,
    indicator_values.high,
    indicator_values.point,
    periods.is_complete
        and (coalesce(indicator_values.is_covered, true) or indicator_values.scope_kind = 'organisation') as is_solid,
from indicators
inner join periods
    on periods.report_table = indicators.theme
    and periods.period_end <= $until
left join indicator_values
    on indicator_values.indicator = indicators.code
    and indicator_values.basis = 'period'
    and indicator_values.scope = $scope
    and indicator_values.period_start = periods.period_start
where indicators.code = $indicator
order by periods.period_start
