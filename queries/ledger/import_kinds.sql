-- One row per ledger: how many batches were ever imported, simulated and real.
-- Parameters: none.
select
    count(*) filter (simulated) as simulated,
    count(*) filter (not simulated) as real,
from entries
where action = 'import'
order by simulated
