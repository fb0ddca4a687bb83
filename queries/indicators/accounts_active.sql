-- One row per organisation and period: accounts active / accounts issued,
-- over the shared software that reports both.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(accounts_active) filter (where accounts_issued is not null) as bigint) as numerator,
    cast(sum(accounts_issued) filter (where accounts_active is not null) as bigint) as denominator,
    count(*) filter (
        where (accounts_active is null or accounts_issued is null)
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['accounts_active', 'accounts_issued']), false)
    ) as rows_left_out,
from shared_software
group by organisation, period_start, period_end
order by organisation, period_start, period_end
