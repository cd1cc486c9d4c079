-- Everything in this schema may be read by anyone. What may no longer be shown is removed from it; the file of former
-- results is register.result_history.
create table published.results (
    uscc text collate "C" not null,
    year integer not null,
    name text not null,
    league text not null,
    kinds text[] not null,
    grade text not null,
    latest boolean not null,
    published_on date not null,
    shown_from timestamptz not null,
    shown_until timestamptz,
    version bigint not null,
    document text not null,
    primary key (uscc, year, version)
);

create unique index one_result_shown_a_year on published.results (uscc, year) where shown_until is null;
create unique index one_latest_result on published.results (uscc) where latest and shown_until is null;
create index results_by_name on published.results (name, uscc);

-- The distinct pairs of neighbouring characters of a text: finds any part of two characters or more.
create function published.bigrams(text) returns text[]
    language sql immutable parallel safe strict as $$
    select coalesce(array_agg(distinct substr($1, i, 2)), '{}') from generate_series(1, length($1) - 1) as i
$$;

create index results_by_part_of_name on published.results using gin (published.bigrams(name))
    where shown_until is null;

create table published.releases (
    year integer primary key,
    published_on date not null,
    released_at timestamptz not null,
    rated_at date not null,
    catalogue text not null,
    rule_book text not null,
    historical_import boolean not null,
    edition integer not null,
    results bigint not null,
    counts text not null,
    csv_digest text not null,
    ndjson_digest text not null
);

-- The rows of a release's current edition, as published.
create table published.release_rows (
    year integer not null references published.releases,
    uscc text collate "C" not null,
    league text not null,
    grade text not null,
    csv text not null,
    ndjson text not null,
    primary key (year, uscc)
);

-- Positions are given under register.lock_commit_order, so that a reader who pages by position misses nothing. A
-- superseded item keeps position, GUID, operation and time only.
create sequence published.feed_positions;

create table published.feed (
    position bigint primary key,
    guid uuid not null unique,
    operation text not null check (operation in ('PUBLISHED', 'REVISED', 'WITHDRAWN')),
    at timestamptz not null,
    uscc text collate "C",
    year integer,
    document text
);

create index feed_of_a_result on published.feed (uscc, year) where uscc is not null;

-- Every result that was ever public, with its cause: the internal file.
create table register.result_history (
    version bigint generated always as identity primary key,
    uscc text collate "C" not null references register.institutions,
    year integer not null,
    operation text not null,
    cause text not null,
    lead_league text not null,
    score numeric,
    grade text,
    rated_by text,
    at date not null,
    recorded_at timestamptz not null,
    published_on date not null,
    run_id uuid references register.rating_runs
);

create index history_of_a_result on register.result_history (uscc, year, version);
