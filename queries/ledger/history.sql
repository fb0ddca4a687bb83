-- One row per entry of the ledger: what was done, by whom, and what became of its batch.
-- Parameters: $entry (the last entry that counts), $time_zone (the place's).
with
left_out as ( -- whose report a batch holds only in part
    select
        batch,
        list(struct_pack(organisation, period_start) order by organisation, period_start) as units,
    from incomplete
    group by batch
)
select
    entries.entry,
    timezone($time_zone, timezone('UTC', entries.entered_at)) as entered_at,
    entries.action,
    entries.entered_by,
    entries.note,
    entries.simulated,
    entries.batch,
    batches.report_table,
    batches.file_name,
    batches.sha256,
    batches.byte_count,
    batches.rows_read,
    batches.rows_new,
    batches.rows_changed,
    batches.rows_unchanged,
    batches.warnings,
    batches.period_from,
    batches.period_to,
    if(entries.action = 'import', batches.reading, null) as reading, -- JSON: how the file was read
    if(entries.action = 'import', left_out.units, null) as incomplete, -- null = none
    timezone($time_zone, timezone('UTC', revoked.entered_at)) as revoked_at,
    revoked.entered_by as revoked_by,
    revoked.note as revoke_reason,
    left(md5(concat_ws('|', entries.entry, entries.entered_at, entries.action, entries.entered_by, entries.batch, batches.sha256)), 8) as stamp,
from entries
left join batches
    on batches.batch = entries.batch
left join entries as revoked
    on revoked.action = 'revoke'
    and revoked.batch = entries.batch
    and revoked.entry <= $entry
    and entries.action = 'import'
left join left_out
    on left_out.batch = entries.batch
where entries.entry <= $entry
order by entries.entry
