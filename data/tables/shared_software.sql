-- One row per organisation, software and period.
create table shared_software (
    period_start date not null,
    period_end date not null,
    days_covered integer not null,
    organisation varchar not null,
    software varchar not null,
    staff bigint,
    accounts_issued bigint,
    accounts_active bigint,
    units_required bigint,
    units_using bigint,
    documents_total bigint,
    documents_electronic bigint,
    documents_signed bigint,
    not_applicable varchar, -- the columns, joined by commas, that the report says do not apply; null = none
    batch bigint not null,
    source_row integer not null
);
