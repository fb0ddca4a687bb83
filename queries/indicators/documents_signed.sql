-- One row per organisation and period: signed documents / electronic documents,
-- over the shared software that reports both.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(documents_signed) filter (where documents_electronic is not null) as bigint) as numerator,
    cast(sum(documents_electronic) filter (where documents_signed is not null) as bigint) as denominator,
    count(*) filter (
        where (documents_signed is null or documents_electronic is null)
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['documents_signed', 'documents_electronic']), false)
    ) as rows_left_out,
from shared_software
group by organisation, period_start, period_end
order by organisation, period_start, period_end
