-- One row per organisation and headline indicator told with the very same figures for several periods running.
-- Parameters: $until (the day).
-- Seen where the numerator (5 or more) and denominator of the newest complete period stood in at least 3 periods right
-- before it (7 where the indicator is a stock, which often stands still); a full share does not count; and 3 in 4 of
-- the other organisations of its kind told differing figures in the last 4 periods. `periods` counts 26 at most.
with
latest as (
    select
        report_table,
        period_start,
        name,
        row_number() over (partition by report_table order by period_start desc) as back,
    from periods
    where period_end <= $until
        and is_complete
    qualify back <= 26
),
told as (
    select
        found.indicator,
        found.scope as organisation,
        found.kind,
        latest.back,
        latest.name,
        found.numerator,
        found.denominator,
        indicators.over_time,
        first_value(found.numerator) over newest as newest_numerator,
        first_value(found.denominator) over newest as newest_denominator,
        found.numerator = newest_numerator and found.denominator is not distinct from newest_denominator as is_same,
    from indicator_values as found
    inner join indicators
        on indicators.code = found.indicator
        and indicators.headline
    inner join latest
        on latest.report_table = found.theme
        and latest.period_start = found.period_start
    where found.basis = 'period'
        and found.scope_kind = 'organisation'
        and found.numerator is not null
    window newest as (partition by found.indicator, found.scope order by latest.back)
),
running as (
    select
        *,
        back = count(*) filter (is_same) over (partition by indicator, organisation order by back) as is_unbroken,
    from told
),
varied as ( -- of the last 4 periods, who told all of them and whether in differing figures
    select
        indicator,
        organisation,
        kind,
        count(*) filter (is_unbroken) < 4 as differs,
    from running
    where back <= 4
    group by indicator, organisation, kind
    having count(*) = 4
)
select
    running.organisation,
    running.indicator,
    arg_min(running.name, running.back) as name,
    arg_max(running.name, running.back) as first_name,
    any_value(running.numerator) as numerator,
    any_value(running.denominator) as denominator,
    count(*) as periods,
from running
inner join (
    select indicator, kind, count(*) filter (differs) / nullif(count(*) - 1, 0) as others_differ, from varied group by all
) as others
    on others.indicator = running.indicator
    and others.kind = running.kind
    and others.others_differ >= 0.75
where running.is_unbroken
    and running.numerator >= 5
    and running.numerator is distinct from running.denominator
group by running.organisation, running.indicator
having count(*) >= if(any_value(running.over_time) = 'last', 8, 4)
order by periods desc, running.organisation, running.indicator
