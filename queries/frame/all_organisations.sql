-- One row per organisation that ever was, for the names of those that are no more.
-- Parameters: none.
select
    code,
    kind,
    name_vi,
    name_en,
    short_vi,
from organisations
order by
    code
