-- One row per deployment: the coverage limit in percent, below which an aggregate is a range and is not judged.
-- Parameters: none.
select 100 * coalesce(max(if(given > 1, given / 100, given)), 0.8) as coverage_limit,
from (
    select try_cast(value as double) as given,
    from place
    where key = 'coverage_limit'
)
order by coverage_limit
