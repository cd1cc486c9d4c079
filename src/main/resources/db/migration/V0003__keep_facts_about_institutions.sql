-- Facts are only ever added; each names the entry that brought it. A fingerprint tells a repetition from a contradiction.
create table register.institutions (
    uscc text collate "C" primary key,
    name text not null,
    kinds text[] not null,
    division text,
    registered_on date,
    fingerprint text not null,
    entry_id bigint not null references register.entries
);

create table register.engagements (
    engagement_id bigint generated always as identity primary key,
    uscc text collate "C" not null references register.institutions,
    division text not null,
    league text not null,
    year integer not null,
    client_uscc text,
    client_name text,
    project text,
    origin text not null,
    fingerprint text not null unique,
    entry_id bigint not null references register.entries
);

create index engagements_by_year on register.engagements (year, uscc, engagement_id);

create table register.records (
    record_no text collate "C" primary key,
    uscc text collate "C" not null references register.institutions,
    category text not null,
    indicator text,
    item text not null,
    occurred_on date,
    produced_on date not null,
    division text not null,
    authority text not null,
    document_no text,
    source smallint not null,
    client_uscc text,
    client_outcome text,
    client_points numeric,
    client_document_no text,
    summary text,
    fingerprint text not null,
    entry_id bigint not null references register.entries
);

create index records_by_institution on register.records (uscc);

-- The producer's dated statement that a penalty has become final (A13.1).
create table register.finality_statements (
    record_no text collate "C" primary key references register.records,
    final_on date not null,
    entry_id bigint not null references register.entries
);

create table register.rectifications (
    record_no text collate "C" primary key references register.records,
    confirmed_on date not null,
    authority text not null,
    fingerprint text not null,
    entry_id bigint not null references register.entries
);

create table register.warnings (
    record_no text collate "C" primary key references register.records,
    issued_on date not null,
    requirement text not null,
    limit_on date not null,
    fingerprint text not null,
    entry_id bigint not null references register.entries
);

create table register.warning_reports (
    record_no text collate "C" primary key references register.warnings,
    rectified_on date not null,
    entry_id bigint not null references register.entries
);

create table register.warning_confirmations (
    record_no text collate "C" primary key references register.warning_reports,
    confirmed_on date not null,
    entry_id bigint not null references register.entries
);

create table register.exclusions (
    exclusion_id bigint generated always as identity primary key,
    uscc text collate "C" not null references register.institutions,
    from_on date not null,
    reason text not null,
    fingerprint text not null unique,
    entry_id bigint not null references register.entries
);

create index exclusions_by_institution on register.exclusions (uscc);

create table register.exclusion_returns (
    exclusion_id bigint primary key references register.exclusions,
    until_on date not null,
    entry_id bigint not null references register.entries
);

-- Institutions whose public result may no longer be what their file says; worked off by the reviser.
create table register.touched_institutions (
    touched_id bigint generated always as identity primary key,
    uscc text collate "C" not null,
    cause text not null
);

create index touched_by_institution on register.touched_institutions (uscc);
