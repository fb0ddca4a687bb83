-- One row per entry of the ledger, newest first.
-- Parameters: none.
select
    entry,
    entered_at,
    action,
    entered_by,
    note,
    simulated,
    batch,
    report_table,
    file_name,
    byte_count,
    rows_read,
    rows_new,
    rows_changed,
    rows_unchanged,
    warnings,
    coalesce(len(incomplete), 0) as in_part, -- organisations and periods that the batch holds only in part
    period_from,
    period_to,
    revoked_at,
    revoked_by,
    revoke_reason,
from history
order by entry desc
