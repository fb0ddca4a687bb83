-- One row per indicator, scope and period of one theme from a day on: what a change of the data is compared by.
-- Parameters: $theme (the report table), $first (the first day from which anything can differ).
select
    indicator,
    scope,
    scope_kind,
    period_start,
    period_end,
    numerator,
    denominator,
    value,
    status,
    due,
    reported,
    is_covered,
from indicator_values
where basis = 'period'
    and theme = $theme
    and period_end >= $first
order by indicator, period_start, scope
