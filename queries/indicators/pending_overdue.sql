-- One row per organisation and period: pending dossiers that are overdue / pending dossiers
-- (on time + overdue), over the services that report both.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(pending_overdue) filter (where pending_on_time is not null) as bigint) as numerator,
    cast(sum(pending_on_time + pending_overdue) as bigint) as denominator,
    count(*) filter (
        where (pending_on_time is null or pending_overdue is null)
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['pending_on_time', 'pending_overdue']), false)
    ) as rows_left_out,
from online_services
group by organisation, period_start, period_end
order by organisation, period_start, period_end
