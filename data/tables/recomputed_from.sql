-- One row per report table: the first period that the publishing queries compute (snapshot only).
create table recomputed_from (
    report_table varchar not null,
    first_start date not null
);
