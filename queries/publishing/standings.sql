-- One row per indicator, scope and period to be computed: the value, its previous one and the target in force.
-- Parameters: none.
with
placed as (
    select
        aggregates.*,
        periods.period_end,
        periods.position,
        periods.is_complete,
        previous.period_end as previous_end,
        previous.is_complete as is_previous_complete,
        previous.period_start as previous_start,
        first_reports.period_start = aggregates.period_start and periods.position > 1 as is_first,
    from aggregates
    inner join periods
        on periods.report_table = aggregates.theme
        and periods.period_start = aggregates.period_start
    left join periods as previous
        on previous.report_table = aggregates.theme
        and previous.position = periods.position - 1
    left join (
        select report_table, organisation, min(period_start) as period_start, from arrivals group by all
    ) as first_reports
        on first_reports.report_table = aggregates.theme
        and first_reports.organisation = aggregates.scope
),
broken as ( -- a change of definition between the period and the one before it
    select distinct
        placed.indicator,
        placed.scope,
        placed.period_start,
    from placed
    inner join breaks
        on breaks.on_date > placed.previous_end
        and breaks.on_date <= placed.period_end
        and (breaks.theme is null or breaks.theme = placed.theme)
        and (breaks.kind is null or placed.kind is null or breaks.kind = placed.kind)
),
changed as (
    select
        placed.* exclude (previous_end, is_previous_complete, previous_start, is_first),
        coalesce(placed.is_first, false) as is_first,
        broken.indicator is not null as is_after_break,
        case
            when placed.is_covered and placed.is_complete and before.is_covered and placed.is_previous_complete
                and broken.indicator is null then before.value
        end as previous_value,
    from placed
    left join broken
        using (indicator, scope, period_start)
    left join scope_values as before
        on before.indicator = placed.indicator
        and before.scope = placed.scope
        and before.period_start = placed.previous_start
),
in_force as (
    select
        changed.indicator,
        changed.scope,
        changed.period_start,
        arg_min(
            target_paths.target_number,
            -- unexpired before expired, the unit's own before its group's before the province's, then the nearest deadline
            if(target_paths.deadline < changed.period_start, 1000000, 0)
            + case target_paths.scope when changed.scope then 0 when changed.kind then 100000 else 200000 end
            + abs(date_diff('day', changed.period_start, target_paths.deadline))
        ) as target_number,
    from changed
    inner join target_paths
        on target_paths.indicator = changed.indicator
        and target_paths.scope in (changed.scope, changed.kind, 'province')
        and (target_paths.baseline_on is null or target_paths.baseline_on <= changed.period_end)
    group by changed.indicator, changed.scope, changed.period_start
)
select
    changed.*,
    in_force.target_number,
from changed
left join in_force using (indicator, scope, period_start)
order by changed.indicator, changed.period_start, changed.scope
