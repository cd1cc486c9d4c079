create table register.years (
    year integer primary key,
    opened_at timestamptz not null,
    opened_by text not null,
    plan jsonb not null
);

create table register.cases (
    year integer not null references register.years,
    uscc text collate "C" not null references register.institutions,
    lead_league text not null,
    primary key (year, uscc)
);

create table register.rating_runs (
    run_id uuid primary key,
    year integer not null references register.years,
    at date not null,
    known_position bigint not null,
    catalogue text not null,
    rule_book text not null,
    cases bigint not null,
    started_by text not null,
    created_at timestamptz not null,
    completed_at timestamptz
);

-- One unfinished run a year: who starts the same again goes on with it.
create unique index unfinished_run_of_a_year on register.rating_runs (year) where completed_at is null;

create table register.rating_batches (
    run_id uuid not null references register.rating_runs on delete cascade,
    batch_no integer not null,
    first_uscc text collate "C" not null,
    last_uscc text collate "C" not null,
    done boolean not null default false,
    primary key (run_id, batch_no)
);

create index open_batches on register.rating_batches (run_id, batch_no) where not done;

create table register.ratings (
    run_id uuid not null references register.rating_runs on delete cascade,
    uscc text collate "C" not null,
    lead_league text not null,
    excluded boolean not null,
    score numeric,
    grade text,
    rated_by text,
    deductions integer,
    sheet jsonb,
    primary key (run_id, uscc),
    check (excluded = (score is null))
);
