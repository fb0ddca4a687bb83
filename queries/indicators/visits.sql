-- One row per organisation and period: visits in the period, a count,
-- over the portals that report them.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(visits) as bigint) as numerator,
    cast(null as bigint) as denominator,
    count(*) filter (where visits is null) as rows_left_out,
from portal_activity
group by organisation, period_start, period_end
order by organisation, period_start, period_end
