-- One row per organisation and one of the last periods that end by a day: an indicator's value and point of the path.
-- A period cut short is a gap; a break before the period is marked.
-- Parameters: $indicator (its code), $until (the day), $periods (how many).
with
recent as (
    select
        periods.*,
        row_number() over (order by periods.period_start desc) as age,
    from indicators
    inner join periods
        on periods.report_table = indicators.theme
        and periods.period_end <= $until
    where indicators.code = $indicator
    qualify age <= $periods
)
select
    organisations.code as organisation,
    organisations.kind,
    recent.name,
    recent.year,
    recent.period_start,
    recent.period_end,
    if(recent.is_complete, found.value, null) as value,
    found.point,
    coalesce(found.status, '') as status,
    coalesce(found.is_after_break, false) as is_after_break,
from recent
inner join organisations
    on coalesce(organisations.valid_from <= $until, true)
    and coalesce(organisations.valid_to >= $until, true)
left join indicator_values as found
    on found.indicator = $indicator
    and found.basis = 'period'
    and found.scope = organisations.code
    and found.period_start = recent.period_start
order by organisations.kind, organisations.display_order, organisations.code, recent.period_start
