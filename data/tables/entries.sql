-- The ledger's spine: one row per entry, in order. An entry is never changed or removed.
create table entries (
    entry bigint not null,
    entered_at timestamp not null, -- UTC
    action varchar not null, -- import, revoke, reference
    entered_by varchar not null,
    batch bigint, -- the batch imported or revoked
    note varchar,
    simulated boolean not null
);
