-- One row per indicator, scope and period: the year so far, flows added up, stocks as each organisation last told them.
-- A break begins the sum (`era`) anew. The previous value is that of a year ago; only with $scope null are organisations ranked.
-- Parameters: $which (all, headline, a theme or an indicator), $scope (null = all), $since and $until (the days shown).
with
limits as (select try_cast(value as double) as share from place where key = 'coverage_limit'),
spans as (
    select *, if(calendar = 'week', week(period_start), month(period_start)) as nth, -- within the year
    from periods where period_end <= $until and year >= year($since) - 2
),
eras as ( -- what a period is added to: its year, from the last break on
    select report_table, period_start, kinds.kind, nth, year * 100000 + coalesce(max(on_date) - date '1970-01-01', 0) as era,
    from spans
    cross join (select distinct kind from organisations union all select 'province') as kinds
    left join breaks on on_date <= period_end and coalesce(theme = report_table, true)
        and (breaks.kind is null or kinds.kind in (breaks.kind, 'province'))
    group by report_table, period_start, kinds.kind, nth, year
),
units as (
    select
        indicator, theme, scope as organisation, kind, period_start, due, reported, unnest([scope, kind, 'province']) as told_in,
        numerator, if(numerator is null, null, denominator) as denominator,
        last_value(denominator ignore nulls) over (partition by indicator, scope order by period_start) as weight,
    from indicator_values
    where basis = 'period' and scope_kind = 'organisation' and coalesce($scope in (scope, kind, 'province'), true)
        and indicator in (select code from indicators where $which in ('all', theme, code) or ($which = 'headline' and headline))
),
steps as ( -- what a period adds: a flow its own figure, a stock the difference from the one last told
    select
        units.*, era, nth, unit, direction, over_time = 'sum' as is_flow,
        numerator - if(is_flow, 0, coalesce(lag(numerator ignore nulls) over so_far, 0)) as more,
        denominator - if(is_flow, 0, coalesce(lag(denominator ignore nulls) over so_far, 0)) as more_of,
        if(due > reported and (is_flow or count(numerator) over so_far = 0), weight, 0) as missing,
    from units
    inner join indicators on indicators.code = units.indicator
    inner join eras on (report_table, eras.period_start, eras.kind) = (units.theme, units.period_start, if(told_in = 'province', told_in, units.kind))
    where coalesce(told_in = $scope, true)
    window so_far as (partition by indicator, organisation, told_in, era order by units.period_start)
),
sums as (
    select
        indicator, told_in as scope, era, nth, period_start, unit, direction, is_flow,
        sum(sum(more)) over so_far as numerator, sum(sum(more_of)) over so_far as denominator,
        cast(sum(sum(due)) over so_far as bigint) as due, cast(sum(sum(reported)) over so_far as bigint) as reported,
        if(is_flow, sum(sum(missing)) over so_far, sum(missing)) + if(count(missing) < count(*), null, 0) as missing,
    from steps
    group by indicator, told_in, era, nth, period_start, unit, direction, is_flow
    window so_far as (partition by indicator, told_in, era order by period_start)
),
covered as (
    select
        *,
        if(unit = 'percent', 100, 1) * numerator / coalesce(nullif(denominator, 0), if(unit = 'percent', null, 1)) as value,
        due = 0 or reported / due >= (select coalesce(max(share / if(share > 1, 100, 1)), 0.8) from limits) as is_covered,
        if(unit = 'percent', 100 / nullif(coalesce(denominator, 0) + missing, 0), if(denominator is null, 1, null)) as scale,
    from sums
)
select
    here.* exclude (nth, unit, direction, is_flow, missing, scale), 'year_to_date' as basis, own.period_end, own.is_complete, own.kind, own.point,
    if(here.is_covered, null, coalesce(here.numerator, 0) * here.scale) as low,
    if(here.is_covered or here.unit <> 'percent', null, (coalesce(here.numerator, 0) + here.missing) * here.scale) as high,
    if(here.is_covered and past.is_covered, past.value, null) as previous_value,
    here.value - previous_value as change,
    if(own.comparator = '>=', here.value / nullif(own.point, 0), own.point / nullif(here.value, 0)) as held,
    round(coalesce(held, if(own.comparator = '>=', here.value >= own.point, here.value <= own.point)::double), 9) as ratio,
    case
        when here.numerator is null and here.due > 0 then 'no_data'
        when own.status = 'expired' then 'expired'
        when ratio is null or not here.is_covered or not own.is_complete or (here.is_flow and here.unit <> 'percent') then ''
        else (select arg_max(status, lower_bound) from bands where lower_bound <= ratio)
    end as status,
    scope_kind = 'organisation' and here.value is not null and here.is_covered and grouped.is_covered and not own.is_first as is_ranked,
    if(is_ranked, rank() over (peers order by if(here.direction = 'lower', here.value, -here.value)), null) as rank,
    if(is_ranked, count(*) over peers, null) as rank_of,
from covered as here
inner join (select * exclude (previous_value, ratio) from indicator_values where basis = 'period' and period_end >= $since) as own
    using (indicator, scope, period_start)
left join covered as past on (past.indicator, past.scope, past.nth, past.era) = (here.indicator, here.scope, here.nth, here.era - 100000)
left join covered as grouped on (grouped.indicator, grouped.scope, grouped.period_start) = (here.indicator, own.kind, here.period_start)
window peers as (partition by here.indicator, own.kind, here.period_start, is_ranked)
order by here.indicator, here.scope, here.period_start
