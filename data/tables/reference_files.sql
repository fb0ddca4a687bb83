-- The reference data as it stood from an entry on: one row per file.
create table reference_files (
    entry bigint not null,
    file_name varchar not null,
    content blob not null
);
