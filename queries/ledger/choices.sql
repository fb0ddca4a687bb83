-- One row per kind, report table, header row and subject: the last choice whose batch still stands.
-- Parameters: $entry (the last entry that counts).
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
select choices.*,
from choices
inner join standing
    on standing.batch = choices.batch
qualify row_number() over (
    partition by kind, report_table, headers, subject
    order by choices.batch desc
) = 1
order by kind, report_table, headers, subject
