-- One row per indicator, scope and period: the value that pages show, with its target, status and coverage (snapshot only).
create table indicator_values (
    indicator varchar not null,
    basis varchar not null, -- period
    theme varchar not null,
    scope varchar not null, -- province, a kind, or an organisation's code
    scope_kind varchar not null, -- province, group, organisation
    kind varchar,
    period_start date not null,
    period_end date not null,
    numerator double,
    denominator double,
    value double, -- in the indicator's unit: 43.47 for 43.47 %
    low double, -- the range where too few have reported: the silent units at their worst
    high double, -- and at their best
    rows_left_out bigint,
    due bigint,
    reported bigint,
    is_covered boolean,
    is_complete boolean,
    is_first boolean,
    is_after_break boolean,
    previous_value double,
    change double,
    target double,
    comparator varchar,
    target_deadline date,
    baseline double,
    point double, -- today's point on the straight path from baseline to target
    ratio double, -- the value over today's point, the other way round where lower is better
    target_number bigint,
    status varchar, -- met, on_track, behind, off_track, no_data, expired; empty = none
    rank bigint,
    rank_of bigint
);
