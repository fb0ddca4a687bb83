-- One row per organisation in being on a day, in the official order, kind by kind.
-- Parameters: $on (the day).
select
    code,
    kind,
    name_vi,
    name_en,
    short_vi,
    grid_row,
    grid_column,
    display_order,
from organisations
where coalesce(valid_from <= $on, true)
    and coalesce(valid_to >= $on, true)
order by
    case kind when 'department' then 1 when 'district' then 2 else 3 end,
    display_order,
    code
