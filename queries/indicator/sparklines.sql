-- One row per indicator: a scope's last values and points of the path as lists, in time, gaps as nulls.
-- Parameters: $until (the last day), $scope (province, a kind or an organisation), $periods (how many).
with
recent as (
    select
        report_table,
        period_start,
        row_number() over (partition by report_table order by period_start desc) as age,
    from periods
    where period_end <= $until
)
select
    indicators.code as indicator,
    list(indicator_values.value order by recent.period_start) as "values",
    list(indicator_values.point order by recent.period_start) as points,
from indicators
inner join recent
    on recent.report_table = indicators.theme
    and recent.age <= $periods
left join indicator_values
    on indicator_values.indicator = indicators.code
    and indicator_values.basis = 'period'
    and indicator_values.scope = $scope
    and indicator_values.period_start = recent.period_start
group by indicators.code
order by indicators.code
