-- One row per period, organisation and portal in force, as reported.
-- Parameters: $first and $last (the first days of the periods, both inclusive).
select *,
from portal_activity
where period_start between $first and $last
order by period_start, organisation, portal
