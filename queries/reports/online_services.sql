-- One row per period, organisation and service_code in force, as reported.
-- Parameters: $first and $last (the first days of the periods, both inclusive).
select *,
from online_services
where period_start between $first and $last
order by period_start, organisation, service_code
