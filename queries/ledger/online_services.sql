-- One row per period, organisation and service_code: the rows in force after an entry (the latest standing batch wins).
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
)
select online_services.*,
from online_services
inner join standing
    on standing.batch = online_services.batch
where online_services.period_start >= $first
qualify row_number() over (
    partition by period_start, organisation, service_code
    order by online_services.batch desc
) = 1
order by period_start, organisation, service_code
