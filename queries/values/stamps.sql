-- One row per entry of the ledger: its moment and what tells it from one of the same number in another ledger.
-- Parameters: none.
select
    entry,
    entered_at,
    stamp,
from history
order by entry
