-- One row per indicator: its names, formula in words and how it adds up.
-- Parameters: none.
select
    code,
    theme,
    name_vi,
    name_en,
    unit,
    direction,
    over_time,
    formula_vi,
    formula_en,
    note_vi,
    note_en,
from indicators
order by display_order, code
