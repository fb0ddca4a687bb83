-- One row per organisation and period: visits in the period, a count,
-- over the portals that report them.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(visits) as bigint) as numerator,
    cast(null as bigint) as denominator,
    count(*) filter (
        where visits is null
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['visits']), false)
    ) as rows_left_out,
from portal_activity
group by organisation, period_start, period_end
order by organisation, period_start, period_end
