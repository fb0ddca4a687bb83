-- One row per report table, organisation, period and measured indicator: the first batch that still stands for it
-- and left none of its rows out.
-- Parameters: $entry (the last entry that counts), $first (the first period's first day).
with
standing as (
    select imported.batch,
    from entries as imported
    where imported.action = 'import'
        and imported.entry <= $entry
        and not exists (
            from entries as revoked
            where revoked.action = 'revoke'
                and revoked.batch = imported.batch
                and revoked.entry <= $entry
        )
),
reported as (
    select 'online_services' as report_table, cast(null as varchar) as indicator, organisation, period_start, min(batch) as batch,
    from online_services
    where batch in (from standing) and period_start >= $first
        and (batch, organisation, period_start) not in (from incomplete)
    group by organisation, period_start
    union all
    select 'shared_software', null, organisation, period_start, min(batch),
    from shared_software
    where batch in (from standing) and period_start >= $first
        and (batch, organisation, period_start) not in (from incomplete)
    group by organisation, period_start
    union all
    select 'portal_activity', null, organisation, period_start, min(batch),
    from portal_activity
    where batch in (from standing) and period_start >= $first
        and (batch, organisation, period_start) not in (from incomplete)
    group by organisation, period_start
    union all
    select 'measures', indicator, organisation, period_start, min(batch),
    from measures
    where batch in (from standing) and period_start >= $first
        and (batch, organisation, period_start) not in (from incomplete)
    group by organisation, period_start, indicator
)
select *,
from reported
order by report_table, indicator, organisation, period_start
