-- One row per portal of an organisation and period.
create table portal_activity (
    period_start date not null,
    period_end date not null,
    days_covered integer not null,
    organisation varchar not null,
    portal varchar not null,
    visits bigint,
    articles bigint,
    documents_published bigint,
    questions_received bigint,
    questions_answered bigint,
    questions_on_time bigint,
    sections_required bigint,
    sections_complete bigint,
    minutes_down bigint,
    last_updated_on date,
    not_applicable varchar, -- the columns, joined by commas, that the report says do not apply; null = none
    batch bigint not null,
    source_row integer not null
);
