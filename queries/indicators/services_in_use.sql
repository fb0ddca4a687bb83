-- One row per organisation and period: level 3–4 services with at least one online dossier /
-- level 3–4 services. One whose online dossiers are not reported counts as not seen in use, so none is
-- left out; where an organisation reports them for no such service, the numerator is null. One to which they do
-- not apply is no such service.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(cast(dossiers_online >= 1 as integer)) filter (
        where level in ('3', '4', 'part', 'full')
    ) as bigint) as numerator,
    nullif(count(*) filter (
        where level in ('3', '4', 'part', 'full')
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['dossiers_online']), false)
    ), 0) as denominator,
    cast(0 as bigint) as rows_left_out,
from online_services
group by organisation, period_start, period_end
order by organisation, period_start, period_end
