-- One row per indicator of the reference: its names.
-- Parameters: none.
select
    code,
    name_vi,
    name_en,
from indicators
order by code
