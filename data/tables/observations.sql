-- One row per indicator, organisation and period with reports: the parts of the indicator's value (snapshot only).
create table observations (
    indicator varchar not null,
    organisation varchar not null,
    period_start date not null,
    period_end date not null,
    numerator decimal(24, 4), -- decimal, so that sums come out equal in whatever order they are made
    denominator decimal(24, 4),
    rows_left_out bigint
);
