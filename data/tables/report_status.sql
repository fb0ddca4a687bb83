-- One row per report table, limited indicator, period and organisation that owes a report (snapshot only).
create table report_status (
    report_table varchar not null,
    indicator varchar,
    period_start date not null,
    period_end date not null,
    organisation varchar not null,
    kind varchar not null,
    due_on date not null,
    is_reported boolean not null,
    first_reported_at timestamp,
    is_late boolean not null
);
