-- One row per day on which the figures changed, newest first: the last entry of that day.
-- Parameters: none.
select
    cast(entered_at as date) as day,
    max(entry) as entry,
    max(entered_at) as entered_at,
from history
group by cast(entered_at as date)
order by day desc
