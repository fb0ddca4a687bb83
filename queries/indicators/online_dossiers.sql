-- One row per organisation and period: dossiers received online / dossiers received,
-- over the services that report both.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(dossiers_online) filter (where dossiers_received is not null) as bigint) as numerator,
    cast(sum(dossiers_received) filter (where dossiers_online is not null) as bigint) as denominator,
    count(*) filter (
        where (dossiers_online is null or dossiers_received is null)
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['dossiers_online', 'dossiers_received']), false)
    ) as rows_left_out,
from online_services
group by organisation, period_start, period_end
order by organisation, period_start, period_end
