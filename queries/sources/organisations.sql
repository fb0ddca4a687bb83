-- One row per organisation that owes or tells an indicator in one period: its parts, and the batches of its rows.
-- Parameters: $indicator (its code), $period_start (the period's first day), $scope (province or a kind).
with
behind as (
    select 'online_services' as report_table, cast(null as varchar) as indicator, organisation, batch,
    from online_services
    where period_start = $period_start
    union all
    select 'shared_software', null, organisation, batch,
    from shared_software
    where period_start = $period_start
    union all
    select 'portal_activity', null, organisation, batch,
    from portal_activity
    where period_start = $period_start
    union all
    select 'measures', indicator, organisation, batch,
    from measures
    where period_start = $period_start
),
counted as (
    select
        behind.organisation,
        count(*) as rows_behind,
        list(distinct behind.batch order by behind.batch) as batches,
    from behind
    inner join indicators
        on indicators.theme = behind.report_table
        and indicators.code = $indicator
    where coalesce(behind.indicator, $indicator) = $indicator
    group by behind.organisation
)
select
    found.scope as organisation,
    found.kind,
    found.numerator,
    found.denominator,
    found.value,
    found.rows_left_out,
    found.reported,
    coalesce(counted.rows_behind, 0) as rows_behind,
    coalesce(counted.batches, []) as batches,
from indicator_values as found
inner join organisations
    on organisations.code = found.scope
left join counted
    on counted.organisation = found.scope
where found.indicator = $indicator
    and found.period_start = $period_start
    and found.basis = 'period'
    and found.scope_kind = 'organisation'
    and $scope in ('province', found.kind)
order by case found.kind when 'department' then 1 when 'district' then 2 else 3 end, organisations.display_order, found.scope
