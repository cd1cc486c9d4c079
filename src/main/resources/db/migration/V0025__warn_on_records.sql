-- A warning may be reported on more than once before its limit, and each report is confirmed or refused (A25).
select set_config('ecocredit.reach', 'ALL', true);

alter table register.warning_confirmations drop constraint warning_confirmations_record_no_fkey;
alter table register.warning_reports
    drop constraint warning_reports_pkey,
    add column report_no integer not null default 1 check (report_no > 0),
    add column statement text,
    add column evidence uuid[] not null default '{}',
    add primary key (record_no, report_no);
alter table register.warning_confirmations
    add column report_no integer not null default 1,
    add column reason text,
    add foreign key (record_no, report_no) references register.warning_reports;

create table register.warning_refusals (
    record_no text collate "C" not null,
    report_no integer not null,
    refused_on date not null,
    reason text not null,
    entry_id bigint not null references register.entries,
    primary key (record_no, report_no),
    foreign key (record_no, report_no) references register.warning_reports
);

-- What a league warns of, and for how long: its own list (A24).
create table register.warning_matters (
    matter_id uuid primary key default gen_random_uuid(),
    league text not null,
    title text not null check (char_length(title) between 1 and 200),
    indicators text[] not null,
    requirement text not null check (char_length(requirement) between 1 and 2000),
    days integer not null check (days between 1 and 365),
    set_by text not null,
    set_at timestamptz not null
);
create index matters_of_a_league on register.warning_matters (league);

create table register.ended_warning_matters (
    matter_id uuid primary key references register.warning_matters,
    ended_by text not null,
    ended_at timestamptz not null
);

alter table register.warnings add column matter_id uuid references register.warning_matters;

-- That the limit of a warning has passed is told once.
create table register.warning_lapses (
    record_no text collate "C" primary key references register.warnings,
    lapsed_on date not null
);

revoke update, delete on register.warning_refusals, register.warning_matters, register.ended_warning_matters,
    register.warning_lapses from ecocredit_running;

alter table register.warning_refusals enable row level security, force row level security;
alter table register.warning_matters enable row level security, force row level security;
alter table register.ended_warning_matters enable row level security, force row level security;
alter table register.warning_lapses enable row level security, force row level security;

create policy whole_region on register.warning_refusals using ((select access.reaches_all()));
create policy with_their_record on register.warning_refusals for select
    using (exists (select from register.records r where r.record_no = warning_refusals.record_no));
create policy the_league_refuses on register.warning_refusals for insert with check (register.answers_for(record_no));
create policy whole_region on register.warning_lapses using ((select access.reaches_all()));

create policy whole_region on register.warning_matters using ((select access.reaches_all()));
create policy whoever_works_inside_reads on register.warning_matters for select
    using ((select access.actor()) is not null);
create policy leagues_set_their_own on register.warning_matters for insert
    with check (league = (select access.league()));
create policy whole_region on register.ended_warning_matters using ((select access.reaches_all()));
create policy whoever_works_inside_reads on register.ended_warning_matters for select
    using ((select access.actor()) is not null);
create policy leagues_end_their_own on register.ended_warning_matters for insert with check (exists (
    select from register.warning_matters m
    where m.matter_id = ended_warning_matters.matter_id and m.league = (select access.league())));

create policy the_institution_reports on register.warning_reports for insert with check (exists (
    select from register.records r where r.record_no = warning_reports.record_no and r.uscc = (select access.uscc())));

-- Whoever decides must not have declared a conflict of interest, nor be of the institution's client (公务员法第七十六条).
create function register.is_recused_from(of_uscc text, of_year integer, bureau text) returns boolean
    language sql stable
    begin atomic
    select exists (select from register.recusals q where q.uscc = of_uscc and q.officer = access.actor())
        or exists (select from register.engagements e
            where e.uscc = of_uscc and e.year = of_year and e.client_name = bureau);
    end;
