-- One row per indicator, scope and period: the value with its parts, target, status and coverage.
-- Parameters: $indicator (code; null = all), $period_start and $period_end (bounds; null = all).
select
    indicator,
    scope,
    period_start,
    period_end,
    numerator,
    denominator,
    value,
    target,
    status,
    due,
    reported,
    rows_left_out,
    is_complete,
from indicator_values
where basis = 'period'
    and ($indicator is null or indicator = $indicator)
    and ($period_start is null or period_start >= $period_start)
    and ($period_end is null or period_end <= $period_end)
order by indicator, period_start, scope_kind, scope
