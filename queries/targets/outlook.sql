-- One row per target: the pace of the last 12 periods, the day it arrives at that pace (80 % band), or why no day is told.
-- Parameters: $until (the day).
with
aimed as (
    select paths.* exclude (value), paths.value as target, indicators.* exclude (code, direction),
        if(comparator = '>=', 1, -1) as way, coalesce(organisations.kind, nullif(paths.scope, 'province')) as kind,
    from target_paths as paths
    inner join indicators on indicators.code = paths.indicator
    left join organisations on organisations.code = paths.scope
),
cuts as (
    select target_number, max(on_date) filter (on_date <= $until) as last_cut, min(on_date) filter (on_date > $until) as next_cut,
    from aimed
    inner join breaks on coalesce(breaks.theme = aimed.theme, true) and coalesce(breaks.kind = aimed.kind, true)
    group by target_number
),
recent as (
    from periods where period_end <= $until
    qualify row_number() over (partition by report_table order by period_start desc) <= 12
),
seen as ( -- sound values only, none from before a break; months are counted back from the day
    select target_number, recent.period_end, date_diff('day', $until, recent.period_end) / 30.4375 as month, recent.calendar,
        found.due = 0 or found.is_covered or found.scope_kind = 'organisation' as is_enough,
        case when is_enough and found.is_complete and recent.period_start >= coalesce(last_cut, recent.period_start) then found.value end as value,
    from aimed
    left join cuts using (target_number)
    inner join indicator_values as found
        on (found.indicator, found.scope, found.basis) = (aimed.indicator, aimed.scope, 'period')
        and (found.theme <> 'measures' or found.numerator is not null) -- other work comes at different paces
    inner join recent on (recent.report_table, recent.period_start) = (found.theme, found.period_start)
),
fits as (
    select target_number, count(value) as points, arg_max(value, period_end) as value, arg_max(is_enough, period_end) as is_enough,
        max(period_end) filter (value is not null) as day, if(points > 1, regr_slope(value, month), null) as pace, any_value(calendar) = 'week' as is_tried,
        greatest(regr_syy(value, month) - pace ** 2 * regr_sxx(value, month), 0) / nullif(points - 2, 0) as spread,
        sqrt(spread / nullif(regr_sxx(value, month), 0)) as pace_error,
    from seen
    group by target_number
),
student(points, t80, t95) as ( -- quantiles with two degrees of freedom less than there are points
    values (6, 1.533, 2.776), (7, 1.476, 2.571), (8, 1.440, 2.447), (9, 1.415, 2.365), (10, 1.397, 2.306), (11, 1.383, 2.262), (12, 1.372, 2.228)
),
paced as ( -- a pace does not last: that four tenths of it may change was found by trial on past weeks
    select *, way * (target - value) as gap, way * pace as gain, date_diff('day', day, deadline) / 30.4375 as months_left,
        2 * spread * t80 ** 2 as noise, t80 ** 2 * (pace_error ** 2 + (0.4 * pace) ** 2) as wobble,
        sqrt(greatest(wobble * gap ** 2 + noise * (gain ** 2 - wobble), 0)) as reach,
        if(gain > 0, gap / gain, null) as months, (gap * gain - reach) / (gain ** 2 - wobble) as soonest, (gap * gain + reach) / (gain ** 2 - wobble) as slowest,
    from aimed
    left join cuts using (target_number)
    left join fits using (target_number)
    left join student using (points)
),
judged as (
    select *, day + to_days(cast(ceil(greatest(least(months, 1200), -1) * 30.4375) as int)) as crossing,
        case
            when path_from > $until then 'ahead'
            when deadline <= coalesce(day, $until) then 'expired'
            when value is null then if(last_cut > $until - interval 1 year, 'break', 'no_data')
            when not is_enough then 'uncovered'
            when gap <= 0 then 'reached'
            when points < 6 and last_cut > day - interval 1 year then 'break'
            when points < 6 then 'few'
            when abs(pace) <= t95 * pace_error then 'no_trend'
            when gain <= 0 then 'away'
            when months > 120 then 'far'
            when crossing >= next_cut then 'break_ahead'
        end as refusal,
    from paced
)
select indicator, scope, deadline, comparator, target, name_vi, name_en, unit, headline, is_tried, points, last_cut, next_cut, path_from, refusal,
    day, value, pace, if(months_left > 0 and gap > 0, (target - value) / months_left, null) as needed, months_left, noise, wobble,
    if(refusal is null, cast(crossing as date), null) as arrival,
    if(refusal is null, day + cast(ceil(greatest(soonest, 0) * 30.4375) as int), null) as earliest,
    if(refusal is null and slowest <= 120, day + cast(ceil(slowest * 30.4375) as int), null) as told_latest,
    if(told_latest < coalesce(next_cut, 'infinity'), told_latest, null) as latest, -- no later end of the band: open
    if(coalesce(refusal, 'far') in ('far', 'away', 'break_ahead') and deadline < coalesce(next_cut, 'infinity'),
        greatest(least(value + pace * months_left, if(unit = 'percent', 100, 'infinity'::double)), 0), null) as at_deadline,
    coalesce(way * (target - at_deadline) > 0, false) as is_missed,
from judged
order by is_missed desc, target_number
