-- One row per indicator, in display order.
-- Parameters: none.
select
    code,
from indicators
order by display_order, code
