-- One row per report table, organisation, period and measured indicator: the first batch that stands for it (snapshot only).
create table arrivals (
    report_table varchar not null,
    indicator varchar,
    organisation varchar not null,
    period_start date not null,
    batch bigint not null
);
