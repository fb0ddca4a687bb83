-- One row per choice of a batch that holds for later files as long as the batch stands.
-- Parameters: $batch (its number).
select
    kind,
    subject,
    meaning,
from choices
where batch = $batch
order by kind, subject
