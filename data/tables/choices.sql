-- One row per choice that an analyst made for a batch and that holds for later files while the batch stands.
create table choices (
    batch bigint not null,
    kind varchar not null, -- column, organisation, word
    report_table varchar not null,
    headers varchar, -- the folded header row that a column's choice belongs to
    subject varchar not null, -- the header or text as written
    meaning varchar not null
);
