-- One row per group of organisations and period, gaps included.
-- Parameters: $indicator (its code), $until (the last day).
with
kinds as (
    select distinct kind
    from indicator_values
    where indicator = $indicator
        and scope_kind = 'group'
)
select
    kinds.kind,
    periods.name,
    periods.period_start,
    periods.period_end,
    indicator_values.value,
    coalesce(indicator_values.is_covered, true) as is_covered,
    periods.is_complete,
    coalesce(indicator_values.is_after_break, false) as is_after_break,
from indicators
inner join periods
    on periods.report_table = indicators.theme
    and periods.period_end <= $until
cross join kinds
left join indicator_values
    on indicator_values.indicator = indicators.code
    and indicator_values.basis = 'period'
    and indicator_values.scope = kinds.kind
    and indicator_values.period_start = periods.period_start
where indicators.code = $indicator
order by kinds.kind, periods.period_start
