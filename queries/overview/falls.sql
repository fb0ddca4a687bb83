-- One row per organisation and headline share that fell by 5 points or more, the largest fall first, 5 at most.
-- Parameters: $until (the day), $scope (province or a kind).
with
latest as (
    select
        report_table,
        max(period_end) as period_end,
    from periods
    where period_end <= $until
    group by report_table
)
select
    indicator_values.indicator,
    indicators.name_vi,
    indicators.name_en,
    indicators.unit,
    indicator_values.scope as organisation,
    indicator_values.value,
    indicator_values.change,
from indicator_values
inner join latest
    on latest.report_table = indicator_values.theme
    and latest.period_end = indicator_values.period_end
inner join indicators
    on indicators.code = indicator_values.indicator
    and indicators.headline
    and indicators.unit = 'percent'
    and indicators.direction = 'higher'
where indicator_values.basis = 'period'
    and indicator_values.scope_kind = 'organisation'
    and coalesce(indicator_values.denominator >= 10, true) -- a share of very few says little
    and indicator_values.change <= -5
    and $scope in ('province', indicator_values.kind)
order by indicator_values.change, indicator_values.indicator, indicator_values.scope
limit 5
