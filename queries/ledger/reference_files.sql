-- One row per file of the reference data as it stood after an entry.
-- Parameters: $entry (the last entry that counts).
select
    file_name,
    content,
from reference_files
where entry = (select max(entry) from reference_files where entry <= $entry)
order by file_name
