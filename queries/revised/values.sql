-- One row per indicator, scope and period of one report table within some days: what two snapshots are compared by.
-- Parameters: $theme (the report table), $first and $last (the days), $indicators (their codes, parted by commas).
select
    indicator,
    scope,
    scope_kind,
    kind,
    period_start,
    period_end,
    numerator,
    denominator,
    value,
    is_covered,
from indicator_values
where basis = 'period'
    and theme = $theme
    and period_end >= $first
    and period_start <= $last
    and indicator in (select unnest(string_split($indicators, ',')))
order by indicator, period_start, scope
