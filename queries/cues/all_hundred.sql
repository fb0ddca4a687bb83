-- One row per organisation and theme whose every share has been exactly 100 % for 4 periods running or more.
-- Parameters: $until (the day).
-- Seen where, in each of the theme's last 4 complete periods or more, one after the other up to the newest: the
-- organisation told 2 shares or more of those where higher is better, each exactly 100, with denominators of 10 or
-- more in all. `periods` counts how far back that reaches, 26 at most.
with
latest as (
    select
        report_table,
        period_start,
        period_end,
        name,
        row_number() over (partition by report_table order by period_start desc) as back,
    from periods
    where period_end <= $until
        and is_complete
    qualify back <= 26
),
each_period as (
    select
        found.theme,
        found.scope as organisation,
        latest.back,
        latest.name,
        count(*) as shares,
        sum(found.denominator) as cases,
        min(found.value) = 100 and max(found.value) = 100 and shares >= 2 and cases >= 10 as is_full,
        arg_max(found.indicator, found.denominator) as indicator,
    from indicator_values as found
    inner join indicators
        on indicators.code = found.indicator
        and indicators.unit = 'percent'
        and indicators.direction = 'higher'
    inner join latest
        on latest.report_table = found.theme
        and latest.period_start = found.period_start
    where found.basis = 'period'
        and found.scope_kind = 'organisation'
        and found.value is not null
    group by found.theme, found.scope, latest.back, latest.name
),
running as (
    select
        *,
        count(*) filter (is_full) over (partition by theme, organisation order by back) = back as is_unbroken,
    from each_period
)
select
    organisation,
    arg_min(indicator, back) as indicator,
    arg_min(name, back) as name,
    arg_max(name, back) as first_name,
    theme,
    count(*) as periods,
    arg_min(shares, back) as shares,
    sum(cases) as cases,
from running
where is_unbroken
group by theme, organisation
having count(*) >= 4
order by periods desc, organisation, theme
