-- One row per indicator and period of one report table within some days, with a digest of what is told of it: two
-- snapshots told the same where the digests are the same, so most rows need not be compared one by one.
-- Parameters: $theme (the report table), $first and $last (the days).
select
    indicator,
    period_start,
    count(*) as rows,
    bit_xor(hash(scope, scope_kind = 'organisation' or is_covered, round(value, 9))) as digest,
from indicator_values
where basis = 'period'
    and theme = $theme
    and period_end >= $first
    and period_start <= $last
group by indicator, period_start
order by indicator, period_start
