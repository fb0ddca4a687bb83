-- One row per organisation and period: dossiers rated as satisfied / dossiers rated,
-- over the services that report both.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(satisfied) filter (where rated is not null) as bigint) as numerator,
    cast(sum(rated) filter (where satisfied is not null) as bigint) as denominator,
    count(*) filter (
        where (satisfied is null or rated is null)
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['satisfied', 'rated']), false)
    ) as rows_left_out,
from online_services
group by organisation, period_start, period_end
order by organisation, period_start, period_end
