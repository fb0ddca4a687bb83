-- One row per period of the indicator's calendar up to a day, gaps included: the value and the target's own path.
-- Parameters: $indicator (its code), $scope (province, a kind or an organisation), $deadline (the target's), $until (the day).
with
aimed as (
    from target_paths
    where indicator = $indicator and scope = $scope and deadline = $deadline
    order by target_number
    limit 1
)
select
    periods.name,
    periods.period_start,
    periods.period_end,
    found.value,
    case
        when periods.period_start > aimed.deadline or periods.period_end < aimed.path_from then null -- never beyond its ends
        when periods.period_end >= aimed.deadline or aimed.path_from is null then aimed.value
        else aimed.baseline + (aimed.value - aimed.baseline) * date_diff('day', aimed.path_from, periods.period_end)
            / greatest(date_diff('day', aimed.path_from, aimed.deadline), 1)
    end as point,
    periods.is_complete and (coalesce(found.is_covered, true) or found.scope_kind = 'organisation') as is_solid,
from aimed
inner join indicators
    on indicators.code = aimed.indicator
inner join periods
    on periods.report_table = indicators.theme
    and periods.period_end <= $until
left join indicator_values as found
    on found.indicator = aimed.indicator
    and found.basis = 'period'
    and found.scope = aimed.scope
    and found.period_start = periods.period_start
order by periods.period_start
