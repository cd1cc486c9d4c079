-- An edition stays as it was published until something in it may no longer be shown; then the next one shows every result
-- as it stands, so that a difference between editions does not tell whose result was repaired (I-24).
create table register.edition_changes (
    year integer not null,
    uscc text collate "C" not null,
    league text not null,
    grade text not null,
    csv text not null,
    ndjson text not null,
    primary key (year, uscc)
);
