-- One row per organisation that reported in either of two periods: what it adds to the change of its scope's value.
-- Parameters: $indicator (its code), $scope (province or a kind), $before and $now (the periods' first days).
-- A ratio is R = sum n / sum d, an organisation's weight w = d / sum d and its own ratio r = n / d. With both periods:
--   own   = (w0 + w1) / 2 * (r1 - r0)             its own change, at its mean weight
--   shift = (w1 - w0) * ((r0 + r1) - (R0 + R1)) / 2   its weight moved towards or away from those above the whole
-- With weight in one period only, `passing` = w1 * (r1 - M) - w0 * (r0 - M), M = (R0 + R1) / 2. As weights add up to
-- one in each period, own + shift + passing of all add up to R1 - R0 exactly. A plain count adds its difference.
-- `rest_*` hold the sums of the rows below, so that the leading rows and one row of the others add up too.
with
parts as (
    select
        found.scope as organisation,
        max(found.numerator) filter (found.period_start = $before) as n0,
        max(found.numerator) filter (found.period_start = $now) as n1,
        max(found.denominator) filter (found.period_start = $before) as d0,
        max(found.denominator) filter (found.period_start = $now) as d1,
        max(found.value) filter (found.period_start = $before) as value_before,
        max(found.value) filter (found.period_start = $now) as value,
    from indicator_values as found
    where found.indicator = $indicator
        and found.basis = 'period'
        and found.scope_kind = 'organisation'
        and found.period_start in ($before, $now)
        and $scope in ('province', found.kind)
        and found.numerator is not null
    group by found.scope
),
whole as (
    select
        *,
        coalesce(sum(d0) over (), 0) as all_d0,
        coalesce(sum(d1) over (), 0) as all_d1,
        coalesce(n0, 0) / all_d0 as part0,
        coalesce(n1, 0) / all_d1 as part1,
        coalesce(d0, 0) / all_d0 as w0,
        coalesce(d1, 0) / all_d1 as w1,
        (sum(n0) over () / all_d0 + sum(n1) over () / all_d1) / 2 as middle,
        if(unit = 'percent', 100.0, 1.0) as factor,
        max(d0) over () is null and max(d1) over () is null as is_count,
    from parts
    cross join (select unit from indicators where code = $indicator)
),
split as (
    select
        *,
        case
            when is_count then n0 is not null and n1 is not null
            else coalesce(d0, 0) > 0 and coalesce(d1, 0) > 0
        end as is_in_both,
        case
            when not is_in_both then 0
            when is_count then n1 - n0
            else factor * (w0 + w1) / 2 * (n1 / d1 - n0 / d0)
        end as own,
        case when not is_in_both or is_count then 0
            else factor * (w1 - w0) * ((n0 / d0 + n1 / d1) / 2 - middle) end as shift,
        case
            when is_in_both then 0
            when is_count then coalesce(n1, 0) - coalesce(n0, 0)
            else factor * ((part1 - w1 * middle) - (part0 - w0 * middle))
        end as passing,
        own + shift + passing as moved,
    from whole
)
select
    row_number() over largest as place,
    organisation, n0, d0, value_before, n1, d1, value, own, shift, passing, moved, is_in_both, is_count,
    case when not is_in_both then if(coalesce(d1, n1) > 0 or (is_count and n1 is not null), 'now', 'before') end as only_in,
    sum(own) over () as all_own, sum(shift) over () as all_shift, sum(passing) over () as all_passing,
    sum(moved) over () as all_moved,
    coalesce(sum(own) over below, 0) as rest_own, coalesce(sum(shift) over below, 0) as rest_shift,
    coalesce(sum(passing) over below, 0) as rest_passing, coalesce(sum(moved) over below, 0) as rest_moved,
from split
window largest as (order by abs(moved) desc, organisation),
    below as (order by abs(moved) desc, organisation rows between 1 following and unbounded following)
order by place
