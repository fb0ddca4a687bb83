-- One row per indicator: one scope's value in the indicator's latest period that ends by a day.
-- Parameters: $until (the day), $scope (province, a kind or an organisation), $which (headline, all or a theme).
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
                and indicator_values.scope = $scope
                and indicator_values.period_start = periods.period_start
                and indicator_values.numerator is not null
        )
    group by indicators.code
),
silent as (
    select
        latest.indicator,
        list(report_status.organisation order by organisations.display_order) as silent,
    from latest
    inner join indicators
        on indicators.code = latest.indicator
    inner join report_status
        on report_status.report_table = indicators.theme
        and (report_status.indicator is null or report_status.indicator = indicators.code)
        and report_status.period_end = latest.period_end
        and not report_status.is_reported
        and $scope in ('province', report_status.kind, report_status.organisation)
    inner join organisations
        on organisations.code = report_status.organisation
    group by latest.indicator
),
basis as (
    select
        indicator,
        value as target,
        deadline as target_deadline,
        min(basis_number) as basis_number,
        arg_min(basis_date, basis_number) as basis_date,
        bool_and(confirmed_by is null) as is_default,
    from targets
    group by indicator, value, deadline
)
select
    indicators.code as indicator,
    indicators.* exclude (code, formula_vi, formula_en, display_order),
    periods.name as period,
    periods.period_start,
    periods.period_end,
    found.* exclude (indicator, basis, theme, period_start, period_end, is_complete),
    coalesce(periods.is_complete, true) as is_complete,
    coalesce(silent.silent, []) as silent,
    basis.basis_number,
    basis.basis_date,
    basis.is_default,
from indicators
inner join latest
    on latest.indicator = indicators.code
inner join periods
    on periods.report_table = indicators.theme
    and periods.period_end = latest.period_end
left join indicator_values as found
    on found.indicator = indicators.code
    and found.basis = 'period'
    and found.scope = $scope
    and found.period_start = periods.period_start
left join silent on silent.indicator = indicators.code
left join basis
    on basis.indicator = indicators.code
    and (basis.target, basis.target_deadline) = (found.target, found.target_deadline)
where $which in ('all', indicators.theme)
    or ($which = 'headline' and indicators.headline)
order by indicators.display_order, indicators.code
