-- One row per organisation and period: portals with an article in the period / portals,
-- over the portals that report their articles.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(cast(articles >= 1 as integer)) as bigint) as numerator,
    nullif(count(articles), 0) as denominator,
    count(*) filter (
        where articles is null
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['articles']), false)
    ) as rows_left_out,
from portal_activity
group by organisation, period_start, period_end
order by organisation, period_start, period_end
