-- Natural persons: their own schema and role. Identity and name are encrypted; the index finds a person by keyed digest.
create table practitioners.practitioners (
    practitioner_no text collate "C" primary key,
    identity_encrypted bytea not null,
    identity_index bytea not null,
    name_encrypted bytea not null,
    employer_uscc text collate "C",
    division text not null,
    fingerprint text not null,
    entry_id bigint not null
);

create index practitioners_by_identity on practitioners.practitioners (identity_index);

create table practitioners.records (
    record_no text collate "C" primary key,
    practitioner_no text collate "C" not null references practitioners.practitioners,
    employer_uscc text collate "C",
    indicator text not null,
    occurred_on date not null,
    produced_on date not null,
    division text not null,
    authority text not null,
    document_no text,
    client_name text,
    summary text,
    fingerprint text not null,
    entry_id bigint not null
);

create index records_by_practitioner on practitioners.records (practitioner_no);
create index records_by_employer on practitioners.records (employer_uscc);

create table practitioners.rectifications (
    record_no text collate "C" primary key references practitioners.records,
    confirmed_on date not null,
    authority text not null,
    fingerprint text not null,
    entry_id bigint not null
);

-- What the practitioners' role needs beside its own schema: the entry it writes under, whether an employer is registered,
-- and the institutions' side of a file of rectifications.
grant usage on sequence register.entry_positions to ecocredit_practitioners;
grant select, insert, update on register.entries to ecocredit_practitioners;
grant select on register.institutions, register.records to ecocredit_practitioners;
grant select, insert on register.rectifications to ecocredit_practitioners;
grant insert on register.touched_institutions to ecocredit_practitioners;
