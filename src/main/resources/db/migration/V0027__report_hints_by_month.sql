-- Hints are reported by month, collated by the region, and from the second on an institution told to all leagues (A30). They
-- are never public and never in a score (A15.4).
select set_config('ecocredit.reach', 'ALL', true);

create table register.hint_reports (
    month date not null check (extract(day from month) = 1),
    league text not null,
    reported_by text not null,
    reported_on date not null,
    recorded_at timestamptz not null,
    primary key (month, league)
);

-- Each hint is reported once; a report without any is a report.
create table register.reported_hints (
    record_no text collate "C" primary key references register.records,
    month date not null,
    league text not null,
    foreign key (month, league) references register.hint_reports
);
create index hints_of_a_report on register.reported_hints (month, league);

create sequence register.hint_forward_positions;

-- A notice of co-investigation as it was sent to leagues that know neither the institution nor the hint, and its place in
-- what is forwarded.
create table register.co_investigations (
    notice_id uuid primary key default gen_random_uuid(),
    position bigint not null unique,
    uscc text collate "C" not null references register.institutions,
    name text not null,
    month date not null,
    record_no text collate "C" not null unique references register.records,
    item text not null,
    produced_on date not null,
    authority text not null,
    hints integer not null,
    issued_by text not null,
    issued_on date not null,
    issued_at timestamptz not null
);

revoke update, delete on register.hint_reports, register.reported_hints, register.co_investigations
    from ecocredit_running;

alter table register.hint_reports enable row level security, force row level security;
alter table register.reported_hints enable row level security, force row level security;
alter table register.co_investigations enable row level security, force row level security;

create policy whole_region on register.hint_reports using ((select access.reaches_all()));
create policy leagues_report_their_own on register.hint_reports
    using (league = (select access.league())) with check (league = (select access.league()));
create policy whole_region on register.reported_hints using ((select access.reaches_all()));
create policy leagues_report_their_own on register.reported_hints
    using (league = (select access.league()))
    with check (league = (select access.league()) and register.answers_for(record_no));
create policy whole_region on register.co_investigations using ((select access.reaches_all()));
create policy all_leagues_are_told on register.co_investigations for select
    using ((select access.league()) is not null);
