-- A league submits what it has determined as a batch that is frozen with its digest; the region draws its sample from that
-- digest and a value that it announced beforehand (A20.4, A20.5).
select set_config('ecocredit.reach', 'ALL', true);

create table register.announced_values (
    year integer primary key references register.years,
    value text not null,
    announced_by text not null,
    announced_at timestamptz not null
);

create table register.submissions (
    submission_id uuid primary key,
    year integer not null references register.years,
    league text not null,
    number integer not null,
    digest text not null,
    lines text[] not null,
    submitted_by text not null,
    submitted_at timestamptz not null,
    submitted_on date not null,
    unique (year, league, number)
);

create table register.spot_checks (
    submission_id uuid primary key references register.submissions,
    year integer not null,
    league text not null,
    announced text not null,
    seed text not null,
    size integer not null,
    drawn text[] not null,
    chosen text[] not null,
    drawn_by text not null,
    drawn_at timestamptz not null
);

-- Which leagues' results a release holds: each league's once (A20.6).
create table register.league_releases (
    year integer not null references register.years,
    league text not null,
    edition integer not null,
    published_by text not null,
    published_on date not null,
    published_at timestamptz not null,
    results integer not null,
    primary key (year, league, edition)
);

revoke update, delete on register.announced_values, register.submissions, register.spot_checks,
    register.league_releases from ecocredit_running;

alter table register.submissions enable row level security, force row level security;
alter table register.spot_checks enable row level security, force row level security;
alter table register.league_releases enable row level security, force row level security;
create policy whole_region on register.submissions using ((select access.reaches_all()));
create policy whole_region on register.spot_checks using ((select access.reaches_all()));
create policy whole_region on register.league_releases using ((select access.reaches_all()));
create policy leagues_read_theirs on register.league_releases for select using (league = (select access.league()));
create policy leagues_submit_their_own on register.submissions
    using (league = (select access.league())) with check (league = (select access.league()));
create policy leagues_read_theirs on register.spot_checks for select using (league = (select access.league()));
