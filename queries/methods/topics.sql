-- One row per topic of the department's other work, in order.
-- Parameters: none.
select
    code,
    name_vi,
    name_en,
from topics
order by display_order, code
