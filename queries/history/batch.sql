-- One row per batch asked for: all that the ledger says of it.
-- Parameters: $batch (its number).
select
    batch,
    entered_at,
    entered_by,
    note,
    simulated,
    report_table,
    file_name,
    sha256,
    byte_count,
    rows_read,
    rows_new,
    rows_changed,
    rows_unchanged,
    rows_new + rows_changed + rows_unchanged as rows_stored,
    warnings,
    period_from,
    period_to,
    reading,
    coalesce(incomplete, []) as incomplete,
    revoked_at,
    revoked_by,
    revoke_reason,
from history
where action = 'import'
    and batch = $batch
order by batch
