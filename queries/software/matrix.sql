-- One row per organisation and software in the latest period that ends by a day.
-- Parameters: $until (the day), $scope (province, a kind or an organisation).
with
latest as (
    select max(period_end) as period_end
    from periods
    where report_table = 'shared_software'
        and period_end <= $until
)
select
    organisations.code as organisation,
    organisations.kind,
    shared_software.software,
    coalesce(software.name_vi, shared_software.software) as name_vi,
    coalesce(software.name_en, shared_software.software) as name_en,
    shared_software.staff,
    shared_software.accounts_issued,
    shared_software.accounts_active,
    shared_software.units_required,
    shared_software.units_using,
    case -- by the units that must use it
        when shared_software.units_required > 0 and shared_software.units_using = 0 then 'none'
        when shared_software.units_using < shared_software.units_required then 'some'
        when shared_software.units_required > 0 and shared_software.units_using is not null then 'all'
        else ''
    end as state,
    100e0 * shared_software.units_using / nullif(shared_software.units_required, 0) as using_share,
    100e0 * shared_software.accounts_active / nullif(shared_software.accounts_issued, 0) as active_share,
from shared_software
inner join latest using (period_end)
inner join organisations
    on organisations.code = shared_software.organisation
left join software
    on software.code = shared_software.software
where $scope in ('province', organisations.kind, organisations.code)
order by organisations.display_order, organisations.code, shared_software.software
