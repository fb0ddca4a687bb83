-- One row per indicator, scope and period to be computed: value, change, target, today's point, status and rank.
-- Parameters: none.
with
measured as (
    select
        standings.*,
        paths.value as target,
        paths.comparator,
        paths.deadline as target_deadline,
        paths.baseline,
        paths.baseline + (paths.value - paths.baseline) * case
            when standings.period_end >= paths.deadline or paths.path_from is null then 1.0
            else greatest(date_diff('day', paths.path_from, standings.period_end), 0)
                / greatest(date_diff('day', paths.path_from, paths.deadline), 1)
        end as point,
        coalesce(paths.deadline < standings.period_start, false) as is_expired, -- the deadline's own period is still judged
        indicators.direction,
        bool_and(standings.is_covered) filter (standings.scope_kind = 'group')
            over (partition by standings.indicator, standings.period_start, standings.kind) as is_group_covered,
    from standings
    inner join indicators
        on indicators.code = standings.indicator
    left join target_paths as paths
        on paths.target_number = standings.target_number
),
compared as (
    select
        *,
        round(case
            when comparator = '>=' and point <= 0 then if(value >= point, 1.0, 0.0)
            when comparator = '>=' then value / point
            when value <= 0 then 1.0
            else point / value
        end, 9) as ratio,
        scope_kind = 'organisation' and value is not null and is_complete and not is_first
            and coalesce(is_group_covered, true) as is_ranked,
    from measured
),
banded as (
    select
        *,
        (select arg_max(bands.status, bands.lower_bound) from bands where bands.lower_bound <= compared.ratio) as band,
    from compared
)
select
    indicator, 'period' as basis, theme, scope, scope_kind, kind, period_start, period_end,
    cast(numerator as double) as numerator, cast(denominator as double) as denominator, value, low, high,
    rows_left_out, due, reported, is_covered, is_complete, is_first, is_after_break, previous_value,
    value - previous_value as change,
    target, comparator, target_deadline, baseline, point, ratio, target_number,
    case
        when numerator is null and not is_outside and (due > 0 or rows_left_out > 0) then 'no_data'
        when value is null or target is null then ''
        when is_expired then 'expired'
        when not is_complete or (scope_kind <> 'organisation' and not is_covered) then ''
        else coalesce(band, 'off_track')
    end as status,
    case when is_ranked then rank() over (
        partition by indicator, kind, period_start, is_ranked
        order by if(direction = 'lower', value, -value)
    ) end as rank,
    case when is_ranked then count(*) over (partition by indicator, kind, period_start, is_ranked) end as rank_of,
from banded
order by indicator, scope, period_start
