-- One row per headline indicator behind its path, the widest gap first.
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
from here
inner join indicators
    on indicators.code = here.indicator
order by here.ratio, here.indicator
