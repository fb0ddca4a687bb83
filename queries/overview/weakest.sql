-- One row per headline indicator: the organisation farthest below its point of the path, worst first.
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
placed as (
    select
        indicator_values.*,
        row_number() over (
            partition by indicator_values.indicator
            order by indicator_values.ratio, indicator_values.scope
        ) as place,
    from indicator_values
    inner join latest
        on latest.report_table = indicator_values.theme
        and latest.period_end = indicator_values.period_end
    inner join indicators
        on indicators.code = indicator_values.indicator
        and indicators.headline
    where indicator_values.basis = 'period'
        and indicator_values.scope_kind = 'organisation'
        and coalesce(indicator_values.denominator >= 10, true) -- a share of very few says little
        and indicator_values.status = 'off_track'
        and not indicator_values.is_first
        and $scope in ('province', indicator_values.kind)
)
select
    placed.indicator,
    indicators.name_vi,
    indicators.name_en,
    indicators.unit,
    placed.scope as organisation,
    placed.value,
    placed.point,
    placed.ratio,
    placed.numerator,
    placed.denominator,
    ceil(placed.point / 100 * placed.denominator - placed.numerator) as missing,
from placed
inner join indicators
    on indicators.code = placed.indicator
where placed.place = 1
order by placed.ratio, placed.indicator
