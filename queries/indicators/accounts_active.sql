-- One row per organisation and period: accounts active / accounts issued,
-- over the shared software that reports both.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(accounts_active) filter (where accounts_issued is not null) as bigint) as numerator,
    cast(sum(accounts_issued) filter (where accounts_active is not null) as bigint) as denominator,
    count(*) filter (where accounts_active is null or accounts_issued is null) as rows_left_out,
from shared_software
group by organisation, period_start, period_end
order by organisation, period_start, period_end
