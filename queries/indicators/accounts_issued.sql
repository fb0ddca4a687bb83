-- One row per organisation and period: accounts issued / staff,
-- over the shared software that reports both.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(accounts_issued) filter (where staff is not null) as bigint) as numerator,
    cast(sum(staff) filter (where accounts_issued is not null) as bigint) as denominator,
    count(*) filter (
        where (accounts_issued is null or staff is null)
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['accounts_issued', 'staff']), false)
    ) as rows_left_out,
from shared_software
group by organisation, period_start, period_end
order by organisation, period_start, period_end
