-- One row per organisation and period: electronic documents / all documents,
-- over the shared software that reports both.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(documents_electronic) filter (where documents_total is not null) as bigint) as numerator,
    cast(sum(documents_total) filter (where documents_electronic is not null) as bigint) as denominator,
    count(*) filter (
        where (documents_electronic is null or documents_total is null)
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['documents_electronic', 'documents_total']), false)
    ) as rows_left_out,
from shared_software
group by organisation, period_start, period_end
order by organisation, period_start, period_end
