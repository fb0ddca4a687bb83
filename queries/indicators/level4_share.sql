-- One row per organisation and period: services at level 4 or full / services with a level.
-- A service without a level is not subject to levels, so nothing can be missing.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(cast(level in ('4', 'full') as integer)) as bigint) as numerator,
    nullif(count(level), 0) as denominator,
    cast(0 as bigint) as rows_left_out,
from online_services
group by organisation, period_start, period_end
order by organisation, period_start, period_end
