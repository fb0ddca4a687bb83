-- One row per organisation, period and indicator of the theme measures.
create table measures (
    period_start date not null,
    period_end date not null,
    days_covered integer not null,
    organisation varchar not null,
    indicator varchar not null,
    numerator double,
    denominator double,
    not_applicable varchar, -- the columns, joined by commas, that the report says do not apply; null = none
    batch bigint not null,
    source_row integer not null
);
