-- One row per target: the scope's latest value that ends by a day, the pace needed and the pace had.
-- Parameters: $until (the day).
with
found as (
    select
        targets.indicator,
        targets.scope,
        targets.deadline,
        targets.value as target,
        arg_max(indicator_values, indicator_values.period_end) as latest,
        regr_slope(
            indicator_values.value,
            date_diff('day', indicator_values.period_end, $until) / -30.4375
        ) filter (indicator_values.period_end > $until - interval 91 day) as pace,
        count(*) filter (indicator_values.period_end > $until - interval 91 day) as points,
    from targets
    inner join indicator_values
        on indicator_values.indicator = targets.indicator
        and indicator_values.scope = targets.scope
        and indicator_values.basis = 'period'
        and indicator_values.value is not null
        and indicator_values.period_end <= $until
    group by targets.indicator, targets.scope, targets.deadline, targets.value
)
select
    targets.indicator,
    indicators.theme,
    indicators.name_vi,
    indicators.name_en,
    indicators.unit,
    targets.scope,
    targets.comparator,
    targets.value as target,
    targets.deadline,
    targets.basis_number,
    targets.basis_date,
    targets.basis_title,
    targets.confirmed_by,
    targets.note,
    found.latest.value as value,
    found.latest.period_end as period_end,
    periods.name as period,
    if(found.latest.target_deadline = targets.deadline, found.latest.baseline, targets.baseline_value) as baseline,
    if(found.latest.target_deadline = targets.deadline, found.latest.point, null) as point,
    coalesce(coalesce(targets.baseline_on, targets.basis_date) > $until, false) as is_ahead,
    case
        when coalesce(targets.baseline_on, targets.basis_date) > $until then ''
        when found.latest.value is null then 'no_data'
        when targets.deadline < periods.period_start then 'expired' -- the deadline's own period is still judged
        when found.latest.target_deadline = targets.deadline then found.latest.status
        else ''
    end as status,
    if(targets.comparator = '>=', found.latest.value >= targets.value, found.latest.value <= targets.value) as is_reached,
    case
        when targets.deadline >= $until and coalesce(targets.baseline_on, targets.basis_date) <= $until
            then (targets.value - found.latest.value) / greatest(date_diff('day', found.latest.period_end, targets.deadline) / 30.4375, 1)
    end as needed,
    if(found.points >= 6, found.pace, null) as pace,
from targets
inner join indicators
    on indicators.code = targets.indicator
left join found
    on found.indicator = targets.indicator
    and found.scope = targets.scope
    and found.deadline = targets.deadline
    and found.target = targets.value
left join periods
    on periods.report_table = indicators.theme
    and periods.period_end = found.latest.period_end
order by status = 'expired', is_ahead, indicators.display_order, targets.deadline, targets.scope
