-- One row per organisation and period: units using / units required to use,
-- over the shared software that reports both.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(units_using) filter (where units_required is not null) as bigint) as numerator,
    cast(sum(units_required) filter (where units_using is not null) as bigint) as denominator,
    count(*) filter (
        where (units_using is null or units_required is null)
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['units_using', 'units_required']), false)
    ) as rows_left_out,
from shared_software
group by organisation, period_start, period_end
order by organisation, period_start, period_end
