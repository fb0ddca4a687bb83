-- One row per day offered to look back to, newest first: the last 5, then the last of each month of a year, of each year.
-- Parameters: none.
with
days as (
    select
        cast(entered_at as date) as day,
        max(entry) as entry,
    from history
    group by cast(entered_at as date)
)
select
    day,
    entry,
from days
qualify row_number() over (order by day desc) <= 5
    or (
        day > max(day) over () - interval 1 year
        and row_number() over (partition by date_trunc('month', day) order by day desc) = 1
    )
    or row_number() over (partition by date_trunc('year', day) order by day desc) = 1
order by day desc
