-- One row per organisation and headline share whose last period of a quarter stands far above its neighbours.
-- Parameters: $until (the day).
-- Seen where, in the 13 weeks up to the day: the period holds the last day of a quarter; its share is 15 points or more
-- better than the period before and, once told, the one after; that is 3 times or more its mean move between the
-- 12 periods before; each of them has a denominator of 20 or more; and no break lies between them.
with
told as (
    select
        found.indicator,
        found.scope as organisation,
        periods.name,
        found.period_start,
        found.period_end,
        found.value,
        found.denominator,
        found.is_after_break,
        if(indicators.direction = 'lower', -1, 1) as better,
        lag(found.value) over following as before,
        lag(found.denominator) over following as denominator_before,
        lag(periods.position) over following as position_before,
        lead(found.value) over following as after,
        lead(found.denominator) over following as denominator_after,
        lead(found.is_after_break) over following as breaks_after,
        periods.position,
    from indicator_values as found
    inner join indicators
        on indicators.code = found.indicator
        and indicators.headline
        and indicators.unit = 'percent'
    inner join periods
        on periods.report_table = found.theme
        and periods.period_start = found.period_start
        and periods.is_complete
    where found.basis = 'period'
        and found.scope_kind = 'organisation'
        and found.value is not null
        and found.period_end <= $until
        and found.period_end > $until - interval 2 year
    window following as (partition by found.indicator, found.scope order by found.period_start)
),
usual as (
    select
        *,
        avg(abs(value - before)) over (
            partition by indicator, organisation order by period_start rows between 12 preceding and 1 preceding
        ) as usual_move,
    from told
)
select
    organisation,
    indicator,
    name,
    name as first_name,
    value,
    before,
    after,
    usual_move,
from usual
where period_end > $until - interval 91 day
    -- the first day after the period begins a quarter, or the quarter's last day lies within the period
    and date_trunc('quarter', period_end + 1) > period_start
    and date_trunc('quarter', period_end + 1) > date_trunc('quarter', period_start)
    and position_before = position - 1
    and not is_after_break
    and least(denominator, denominator_before, coalesce(denominator_after, 20)) >= 20
    and (value - before) * better >= greatest(15, 3 * usual_move)
    and (after is null or breaks_after or (value - after) * better >= greatest(15, 3 * usual_move))
order by (value - before) * better desc, organisation, indicator
