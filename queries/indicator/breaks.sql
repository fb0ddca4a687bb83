-- One row per break that touches a theme, in time.
-- Parameters: $theme (a report table).
select
    on_date,
    kind,
    title_vi,
    title_en,
    basis,
from breaks
where theme is null
    or theme = $theme
order by on_date, title_vi
