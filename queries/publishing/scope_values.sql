-- One row per indicator, scope and period: the values just computed, and those that stand from before.
-- Parameters: none.
select
    indicator,
    scope,
    period_start,
    value,
    is_covered,
from aggregates
union all
select
    indicator_values.indicator,
    indicator_values.scope,
    indicator_values.period_start,
    indicator_values.value,
    indicator_values.is_covered,
from indicator_values
anti join recomputed_from
    on recomputed_from.report_table = indicator_values.theme
    and recomputed_from.first_start <= indicator_values.period_start
order by indicator, scope, period_start
