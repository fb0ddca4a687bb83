-- One row per organisation of which rows, or the whole report, are left out of an indicator's value in one period.
-- Parameters: $indicator (its code), $period_start (the period's first day), $scope (province or a kind).
select
    indicator_values.scope as organisation,
    coalesce(indicator_values.rows_left_out, 0) as rows_left_out,
    indicator_values.due > indicator_values.reported as is_silent,
from indicator_values
inner join organisations
    on organisations.code = indicator_values.scope
where indicator_values.indicator = $indicator
    and indicator_values.basis = 'period'
    and indicator_values.scope_kind = 'organisation'
    and indicator_values.period_start = $period_start
    and $scope in ('province', indicator_values.kind)
    and (indicator_values.rows_left_out > 0 or indicator_values.due > indicator_values.reported)
order by organisations.display_order, organisations.code
