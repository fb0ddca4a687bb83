-- One row per procedure that an organisation offers, per period.
create table online_services (
    period_start date not null,
    period_end date not null,
    days_covered integer not null, -- days of the period that the report speaks of
    organisation varchar not null,
    service_code varchar not null,
    service_name varchar,
    level varchar, -- 1, 2, 3, 4, part, full; null = not subject to levels
    dossiers_received bigint,
    dossiers_online bigint,
    carried_over bigint,
    resolved_early bigint,
    resolved_on_time bigint,
    resolved_late bigint,
    pending_on_time bigint,
    pending_overdue bigint,
    fee_dossiers bigint,
    paid_online bigint,
    rated bigint,
    satisfied bigint,
    not_applicable varchar, -- the columns, joined by commas, that the report says do not apply; null = none
    batch bigint not null,
    source_row integer not null
);
