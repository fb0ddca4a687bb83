-- One row per indicator and scope: the year so far, flows added up, stocks as last reported by each organisation.
-- Parameters: $until (the last day that counts), $indicator (code; null = all).
with
reached as ( -- the newest period of each report table, and with it the year
    select
        report_table,
        arg_max(year, period_start) as year,
    from periods
    where period_end <= $until
    group by report_table
),
told as (
    select
        indicator_values.indicator,
        indicator_values.scope as organisation,
        indicator_values.kind,
        indicator_values.period_start,
        indicator_values.numerator,
        if(indicator_values.numerator is null, null, indicator_values.denominator) as denominator,
        indicator_values.due,
        indicator_values.reported,
        indicators.over_time,
        indicators.unit,
    from indicator_values
    inner join indicators
        on indicators.code = indicator_values.indicator
    inner join periods
        on periods.report_table = indicator_values.theme
        and periods.period_start = indicator_values.period_start
        and periods.period_end <= $until
    inner join reached
        on reached.report_table = periods.report_table
        and reached.year = periods.year
    where indicator_values.scope_kind = 'organisation'
        and ($indicator is null or indicator_values.indicator = $indicator)
),
units as (
    select
        indicator,
        organisation,
        kind,
        unit,
        if(over_time = 'sum', sum(numerator), arg_max(numerator, period_start)) as numerator,
        if(over_time = 'sum', sum(denominator), arg_max(denominator, period_start)) as denominator,
        sum(due) as due,
        sum(reported) as reported,
    from told
    group by indicator, organisation, kind, unit, over_time
),
scopes as (
    select
        indicator,
        unit,
        case
            when grouping(organisation) = 0 then organisation
            when grouping(kind) = 0 then kind
            else 'province'
        end as scope,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        cast(sum(due) as bigint) as due,
        cast(sum(reported) as bigint) as reported,
    from units
    group by grouping sets ((indicator, unit, organisation, kind), (indicator, unit, kind), (indicator, unit))
)
select
    indicator,
    scope,
    numerator,
    denominator,
    if(unit = 'percent', 100 * numerator / nullif(denominator, 0), numerator / coalesce(nullif(denominator, 0), 1)) as value,
    due,
    reported,
from scopes
order by indicator, scope
