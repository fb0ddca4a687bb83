-- One row per key of the place: its names, time zone, coverage limit.
-- Parameters: none.
select
    key,
    value,
from place
order by key
