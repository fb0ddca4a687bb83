-- One row per entry asked for: eight letters that tell it from an entry of the same number in another ledger.
-- Parameters: $entry.
select
    left(md5(concat_ws('|', entries.entry, entries.entered_at, entries.action, entries.entered_by, entries.batch, batches.sha256)), 8) as stamp,
from entries
left join batches
    on batches.batch = entries.batch
where entries.entry = $entry
order by stamp
