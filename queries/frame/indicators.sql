-- One row per indicator of the reference.
-- Parameters: none.
select code,
from indicators
order by code
