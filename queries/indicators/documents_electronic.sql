-- One row per organisation and period: electronic documents / all documents,
-- over the shared software that reports both.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(documents_electronic) filter (where documents_total is not null) as bigint) as numerator,
    cast(sum(documents_total) filter (where documents_electronic is not null) as bigint) as denominator,
    count(*) filter (where documents_electronic is null or documents_total is null) as rows_left_out,
from shared_software
group by organisation, period_start, period_end
order by organisation, period_start, period_end
