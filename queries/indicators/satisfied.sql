-- One row per organisation and period: dossiers rated as satisfied / dossiers rated,
-- over the services that report both.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(satisfied) filter (where rated is not null) as bigint) as numerator,
    cast(sum(rated) filter (where satisfied is not null) as bigint) as denominator,
    count(*) filter (where satisfied is null or rated is null) as rows_left_out,
from online_services
group by organisation, period_start, period_end
order by organisation, period_start, period_end
