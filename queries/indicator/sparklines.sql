-- One row per indicator: a scope's last values and points of the path as lists, in time, gaps as nulls.
-- A period cut short or told by too few is a gap, and a null stands before the first period after a break.
-- Parameters: $until (the last day), $scope (province, a kind or an organisation), $periods (how many).
with
recent as (
    select
        report_table,
        period_start,
        is_complete,
        row_number() over (partition by report_table order by period_start desc) as age,
    from periods
    where period_end <= $until
),
drawn as (
    select
        indicators.code as indicator,
        recent.period_start,
        coalesce(found.is_after_break, false) as is_after_break,
        if(recent.is_complete and (found.is_covered or found.scope_kind = 'organisation'), found.value, null) as value,
        found.point,
    from indicators
    inner join recent
        on recent.report_table = indicators.theme
        and recent.age <= $periods
    left join indicator_values as found
        on found.indicator = indicators.code
        and found.basis = 'period'
        and found.scope = $scope
        and found.period_start = recent.period_start
)
select
    indicator,
    flatten(list(if(is_after_break, [null, value], [value]) order by period_start)) as "values",
    flatten(list(if(is_after_break, [null, point], [point]) order by period_start)) as points,
    count(*) as periods,
from drawn
group by indicator
order by indicator
