-- One row per accepted file, with the file's own bytes.
create table batches (
    batch bigint not null, -- the entry that brought it
    report_table varchar not null,
    file_name varchar not null,
    sha256 varchar not null,
    byte_count bigint not null,
    file_bytes blob not null,
    reading varchar not null, -- JSON: how the file was read (encoding, delimiter, sheet, header row, columns)
    rows_read bigint not null,
    rows_new bigint not null,
    rows_changed bigint not null,
    rows_unchanged bigint not null,
    warnings bigint not null,
    period_from date not null,
    period_to date not null
);
