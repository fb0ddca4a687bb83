-- One row per organisation and indicator: the value in the indicator's latest period that ends by a day.
-- Parameters: $until (the day), $which (headline, all or a theme).
with
latest as (
    select
        indicators.code as indicator,
        max(periods.period_end) as period_end,
    from indicators
    inner join periods
        on periods.report_table = indicators.theme
        and periods.period_end <= $until
    where indicators.theme <> 'measures' -- its indicators come at different paces: each has its own latest
        or exists (
            from indicator_values
            where indicator_values.indicator = indicators.code
                and indicator_values.basis = 'period'
                and indicator_values.scope = 'province'
                and indicator_values.period_start = periods.period_start
                and indicator_values.numerator is not null
        )
    group by indicators.code
)
select
    organisations.code as organisation,
    organisations.kind,
    organisations.name_vi as organisation_vi,
    organisations.name_en as organisation_en,
    coalesce(organisations.short_vi, organisations.name_vi) as organisation_short_vi,
    organisations.grid_row,
    organisations.grid_column,
    organisations.display_order as place,
    indicators.code as indicator,
    indicators.unit,
    latest.period_end,
    indicator_values.numerator,
    indicator_values.denominator,
    indicator_values.value,
    indicator_values.change,
    indicator_values.point,
    indicator_values.target,
    indicator_values.ratio,
    indicator_values.rank,
    indicator_values.rank_of,
    coalesce(indicator_values.is_first, false) as is_first,
    indicator_values.due,
    coalesce(indicator_values.status, '') as status,
from latest
inner join indicators
    on indicators.code = latest.indicator
inner join organisations
    on coalesce(organisations.valid_from <= latest.period_end, true)
    and coalesce(organisations.valid_to >= latest.period_end, true)
left join indicator_values
    on indicator_values.indicator = indicators.code
    and indicator_values.basis = 'period'
    and indicator_values.scope = organisations.code
    and indicator_values.period_end = latest.period_end
where $which in ('all', indicators.theme)
    or ($which = 'headline' and indicators.headline)
order by organisations.display_order, organisations.code, indicators.display_order, indicators.code
