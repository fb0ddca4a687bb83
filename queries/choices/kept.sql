-- One row per kind, report table, header row and subject that an analyst decided for later files too.
-- Parameters: none.
select *,
from choices
order by kind, report_table, headers, subject
