-- One row per target: its legal basis and path, the scope's newest value that ends by a day, today's point and the status.
-- Parameters: $until (the day).
with
latest as ( -- other work comes at different paces: each indicator has its own newest period; none after the deadline's own
    select
        paths.target_number,
        unnest(arg_max({
            'measured': found.value, 'low': found.low, 'high': found.high, 'due': found.due, 'reported': found.reported,
            'period_start': found.period_start, 'period_end': found.period_end, 'is_complete': found.is_complete,
            'is_enough': found.due = 0 or found.is_covered or found.scope_kind = 'organisation',
        }, found.period_end)),
    from target_paths as paths
    inner join indicator_values as found
        on (found.indicator, found.scope, found.basis) = (paths.indicator, paths.scope, 'period')
        and found.period_end <= $until
        and found.period_start <= paths.deadline
        and (found.theme <> 'measures' or found.numerator is not null)
    group by paths.target_number
),
placed as (
    select
        paths.* exclude (baseline),
        latest.* exclude (target_number),
        coalesce(paths.path_from > $until, false) as is_ahead,
        if(is_ahead or not (is_baseline_measured or baseline_value is not null), null, paths.baseline) as baseline,
        paths.deadline < newest.period_start as is_expired, -- the deadline's own period is still judged
        if(is_ahead, null, paths.baseline + (paths.value - paths.baseline) * case
            when latest.period_end >= paths.deadline or paths.path_from is null then 1.0
            else greatest(date_diff('day', paths.path_from, latest.period_end), 0)
                / greatest(date_diff('day', paths.path_from, paths.deadline), 1)
        end) as point,
        round(case
            when comparator = '>=' and point <= 0 then if(measured >= point, 1.0, 0.0)
            when comparator = '>=' then measured / point
            when measured <= 0 then 1.0
            else point / measured
        end, 9) as ratio,
    from target_paths as paths
    inner join indicators on indicators.code = paths.indicator
    left join latest using (target_number)
    left join (
        select report_table, max(period_start) as period_start, from periods where period_end <= $until group by report_table
    ) as newest
        on newest.report_table = indicators.theme
)
select
    placed.indicator, indicators.theme, indicators.name_vi, indicators.name_en, unit, direction, placed.scope, organisations.kind as owner_kind,
    comparator, placed.value as target, deadline, path_from, baseline, is_baseline_measured, point,
    basis_number, basis_date, basis_title, confirmed_by, note,
    measured as value, low, high, due, reported,
    coalesce(is_enough, false) as is_enough, periods.name as period, placed.period_end,
    is_ahead, coalesce(is_expired, false) as is_expired,
    case
        when is_ahead then ''
        when is_expired then 'expired'
        when measured is null and low is null then 'no_data'
        when not is_enough or not placed.is_complete then ''
        else coalesce((select arg_max(bands.status, bands.lower_bound) from bands where bands.lower_bound <= ratio), 'off_track')
    end as status,
    if(is_enough, if(comparator = '>=', measured >= placed.value, measured <= placed.value), null) as is_reached,
    row_number() over (
        partition by placed.indicator, placed.scope
        order by is_ahead, is_expired, deadline
    ) = 1 as is_first_of_scope,
from placed
inner join indicators on indicators.code = placed.indicator
left join organisations on organisations.code = placed.scope
left join periods on periods.report_table = indicators.theme and periods.period_end = placed.period_end
order by
    if(is_ahead, 1, if(is_expired, 2, 0)),
    indicators.display_order,
    deadline,
    list_position(['province', 'department', 'district', 'commune'], placed.scope), -- units come after their groups
    organisations.display_order,
    placed.scope
