-- One row per organisation and period: dossiers resolved early or on time / dossiers resolved
-- (early + on time + late), over the services that report all three. "On time" alone is not a part:
-- without the early ones the rate would come out too low.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(resolved_early + resolved_on_time) filter (
        where resolved_late is not null
    ) as bigint) as numerator,
    cast(sum(resolved_early + resolved_on_time + resolved_late) as bigint) as denominator,
    count(*) filter (
        where (resolved_early is null or resolved_on_time is null or resolved_late is null)
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['resolved_early', 'resolved_on_time', 'resolved_late']), false)
    ) as rows_left_out,
from online_services
group by organisation, period_start, period_end
order by organisation, period_start, period_end
