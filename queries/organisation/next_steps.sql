-- One row per indicator with a target for an organisation: what it lacks to be on the path when the quarter ends.
-- Parameters: $organisation (its code), $until (the day that is looked from).
-- Flows are what came in a quarter's last periods (fewer told: raised to a quarter), stocks what was last told in them.
with
unit as (
    select code, kind, cast($until as date) as seen_on, from organisations where code = $organisation
),
chosen as ( -- from the next day on: unexpired before expired, the unit's own before its group's before the province's
    select
        arg_min(
            target_paths,
            if(deadline <= seen_on, 1000000, 0) + abs(date_diff('day', seen_on, deadline))
            + case target_paths.scope when code then 0 when kind then 100000 else 200000 end
        ) as goal,
        any_value(seen_on) as seen_on,
    from target_paths
    inner join unit on target_paths.scope in (code, kind, 'province') and coalesce(baseline_on <= seen_on, true)
    group by target_paths.indicator
),
goals as (
    select
        unnest(goal),
        goal.deadline <= seen_on as is_expired,
        least(goal.deadline, last_day(cast(date_trunc('quarter', seen_on + 1) as date) + interval 2 month)) as goal_on,
        if(goal.comparator = '>=', 1, -1) as way,
        goal.baseline + (goal.value - goal.baseline) * case
            when goal_on >= goal.deadline or goal.path_from is null then 1.0
            else greatest(goal_on - goal.path_from, 0) / greatest(goal.deadline - goal.path_from, 1)
        end as point,
    from chosen
),
recent as ( -- the periods of a quarter, none of them before a break
    select
        periods.*,
        greatest(round(91.3 / days), 1) as wanted,
        row_number() over (partition by report_table order by period_start desc) as age,
        (select max(on_date) from breaks, unit where on_date <= seen_on and coalesce(theme = report_table, true)
            and coalesce(breaks.kind = unit.kind, true)) as broken_on,
    from periods
    where period_end <= $until
),
parts as (
    select
        found.indicator,
        count(*) as told,
        cast(any_value(wanted) as bigint) as wanted,
        if(any_value(over_time) = 'sum', greatest(any_value(wanted) / count(*), 1), 1) as raised,
        if(any_value(over_time) = 'sum', sum(numerator), arg_max(numerator, found.period_start)) * raised as units,
        if(any_value(over_time) = 'sum', sum(coalesce(denominator, 1)), arg_max(coalesce(denominator, 1), found.period_start)) * raised as wholes,
        if(raised = 1, units, round(units)) as numerator,
        if(raised = 1, wholes, round(wholes)) as denominator,
    from recent
    inner join indicator_values as found
        on (found.theme, found.basis, found.scope) = (recent.report_table, 'period', $organisation)
        and found.period_start = recent.period_start
        and found.numerator is not null
    inner join indicators on indicators.code = found.indicator
    where recent.age <= recent.wanted and recent.is_complete and coalesce(recent.period_end >= broken_on, true)
    group by found.indicator
)
select
    code as indicator, theme, name_vi, name_en, part_vi, part_en, unit, over_time, comparator,
    goals.value as target, deadline, basis_number, goals.scope as target_scope, goal_on, point,
    numerator, denominator, if(unit = 'percent', 100.0, 1.0) as scale, scale * numerator / nullif(denominator, 0) as "value",
    told, wanted, unit = 'percent' and denominator < 10 as is_small, scale / nullif(denominator, 0) as weight, -- of one unit
    ceil(round(way * (point * denominator / scale - numerator), 6)) as needed,
    ceil(round(way * (target * denominator / scale - numerator), 6)) as needed_by_deadline,
    case
        when is_expired then 'expired'
        when told is null then 'no_data'
        when denominator = 0 then 'nothing'
        when (way = 1 and unit = 'percent' and may_exceed is not true and point > 100) or (way = -1 and point < 0) then 'beyond'
        when needed > 0 then 'short'
        when needed_by_deadline > 0 then 'ahead'
        else 'met'
    end as state,
from goals
inner join indicators on indicators.code = goals.indicator
left join parts on parts.indicator = goals.indicator
order by list_position(['short', 'beyond', 'no_data', 'ahead', 'met', 'nothing', 'expired'], state), display_order, code
