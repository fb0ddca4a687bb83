-- One row per calendar that a report table follows.
-- Parameters: none.
select distinct
    calendar,
from calendars
order by calendar
