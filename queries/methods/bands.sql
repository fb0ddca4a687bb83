-- One row per status band, the best first: from and below which share of today's point on the path it holds, in percent.
-- Parameters: none.
select
    status,
    100 * lower_bound as lower,
    100 * lead(lower_bound) over (order by lower_bound) as upper,
from bands
order by lower_bound desc
