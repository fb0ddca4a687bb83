-- One row per organisation and period of which a batch left rows out, so that the report is still owed.
create table incomplete (
    batch bigint not null,
    organisation varchar not null,
    period_start date not null
);
