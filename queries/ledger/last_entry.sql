-- One row per ledger: its last entry and the moment of it (null and 0 when it is empty), up to a moment.
-- Parameters: $moment (UTC; null = no limit).
select
    coalesce(max(entry), 0) as entry,
    max(entered_at) as entered_at,
from entries
where $moment is null or entered_at <= $moment
order by entry
