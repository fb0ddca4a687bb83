-- One row per standing batch of a report table that holds a certain file.
-- Parameters: $report_table, $sha256 (of the file's bytes).
select
    batch,
from history
where action = 'import'
    and report_table = $report_table
    and sha256 = $sha256
    and revoked_at is null
order by batch
