-- One row per organisation and period: portals with an article in the period / portals,
-- over the portals that report their articles.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(cast(articles >= 1 as integer)) as bigint) as numerator,
    nullif(count(articles), 0) as denominator,
    count(*) filter (where articles is null) as rows_left_out,
from portal_activity
group by organisation, period_start, period_end
order by organisation, period_start, period_end
