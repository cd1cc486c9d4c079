-- Practitioners' line of the procedure (第二十一条): like that of institutions, without public notice or publication, and apart
-- from it, so that nothing of a person is where the rest of the service looks.
select set_config('ecocredit.reach', 'ALL', true);

create table practitioners.cases (
    case_id uuid primary key default gen_random_uuid(),
    year integer not null references register.years,
    practitioner_no text collate "C" not null references practitioners.practitioners,
    lead_league text not null,
    letter_league text,
    step text not null default 'LISTED',
    version bigint not null default 1,
    listed_because text,
    notified_on date,
    filing_due date,
    filed_on date,
    finding_no integer,
    proposed_by text,
    answer_due date,
    answer text check (answer in ('CONFIRMED', 'OBJECTED', 'SILENT')),
    submission_id uuid,
    sampled boolean not null default false,
    letter_no bigint unique,
    unique (year, practitioner_no)
);

create sequence practitioners.letter_numbers;
create index cases_of_a_league on practitioners.cases (year, lead_league, step);
create index cases_awaiting_an_answer on practitioners.cases (answer_due) where step = 'PROPOSED';

create table practitioners.case_steps (
    case_id uuid not null references practitioners.cases,
    version bigint not null,
    action text not null,
    from_step text,
    to_step text not null,
    actor text not null,
    role text not null,
    at timestamptz not null,
    done_on date not null,
    due_on date,
    reason text,
    evidence uuid[] not null default '{}',
    upheld boolean,
    finding_no integer,
    primary key (case_id, version)
);

create table practitioners.case_findings (
    case_id uuid not null references practitioners.cases,
    finding_no integer not null,
    at date not null,
    dishonest boolean not null,
    counted text[] not null,
    letter_league text,
    drawn_by text not null,
    recorded_at timestamptz not null,
    primary key (case_id, finding_no)
);

create table practitioners.filings (
    case_id uuid primary key references practitioners.cases,
    version bigint not null,
    document jsonb not null,
    saved_by text not null,
    saved_at timestamptz not null
);

create table practitioners.recusals (
    officer text not null,
    practitioner_no text collate "C" not null references practitioners.practitioners,
    reason text not null,
    declared_at timestamptz not null,
    primary key (officer, practitioner_no)
);

create table practitioners.submissions (
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

create table practitioners.spot_checks (
    submission_id uuid primary key references practitioners.submissions,
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

create table practitioners.notices (
    notice_id bigint generated always as identity primary key,
    recipient text not null check (recipient in ('PERSON', 'LEAGUE', 'REGION')),
    code text collate "C" not null,
    year integer not null,
    case_id uuid references practitioners.cases,
    kind text not null,
    title text not null,
    body text not null,
    clause text not null,
    due_on date,
    service text,
    arrived_on date not null,
    sent_by text not null,
    sent_at timestamptz not null
);

create index notices_of_a_recipient on practitioners.notices (recipient, code, notice_id);

grant select on register.years, register.announced_values, register.calendar_years, register.special_days
    to ecocredit_practitioners;
grant usage on sequence practitioners.letter_numbers to ecocredit_practitioners;
revoke update, delete on practitioners.case_steps, practitioners.case_findings, practitioners.recusals,
    practitioners.submissions, practitioners.spot_checks, practitioners.notices from ecocredit_practitioners;
revoke delete on practitioners.cases, practitioners.filings from ecocredit_practitioners;

alter table practitioners.cases enable row level security, force row level security;
alter table practitioners.case_steps enable row level security, force row level security;
alter table practitioners.case_findings enable row level security, force row level security;
alter table practitioners.filings enable row level security, force row level security;
alter table practitioners.recusals enable row level security, force row level security;
alter table practitioners.submissions enable row level security, force row level security;
alter table practitioners.spot_checks enable row level security, force row level security;
alter table practitioners.notices enable row level security, force row level security;

create policy whole_region on practitioners.cases using ((select access.reaches_all()));
create policy whole_region on practitioners.case_steps using ((select access.reaches_all()));
create policy whole_region on practitioners.case_findings using ((select access.reaches_all()));
create policy whole_region on practitioners.filings using ((select access.reaches_all()));
create policy whole_region on practitioners.recusals using ((select access.reaches_all()));
create policy whole_region on practitioners.submissions using ((select access.reaches_all()));
create policy whole_region on practitioners.spot_checks using ((select access.reaches_all()));
create policy whole_region on practitioners.notices using ((select access.reaches_all()));

create policy oneself_reads on practitioners.cases for select using (practitioner_no = (select access.person()));
create policy oneself_acts on practitioners.cases for update using (practitioner_no = (select access.person()));
create policy leagues_lead_their_own on practitioners.cases
    using ((select access.league()) in (lead_league, letter_league))
    with check ((select access.league()) in (lead_league, letter_league));

create policy with_their_case on practitioners.case_steps
    using (exists (select from practitioners.cases c where c.case_id = case_steps.case_id))
    with check (exists (select from practitioners.cases c where c.case_id = case_steps.case_id));
create policy with_their_case on practitioners.case_findings for select
    using (exists (select from practitioners.cases c where c.case_id = case_findings.case_id));
create policy leagues_draw_up on practitioners.case_findings for insert with check ((select access.league()) is not null
    and exists (select from practitioners.cases c where c.case_id = case_findings.case_id));
create policy oneself_drafts on practitioners.filings
    using (exists (select from practitioners.cases c
        where c.case_id = filings.case_id and c.practitioner_no = (select access.person())))
    with check (exists (select from practitioners.cases c
        where c.case_id = filings.case_id and c.practitioner_no = (select access.person())));
create policy leagues_read_what_is_filed on practitioners.filings for select using (exists (
    select from practitioners.cases c where c.case_id = filings.case_id and c.filed_on is not null));
create policy officers_declare_their_own on practitioners.recusals
    using (officer = (select access.actor()) and (select access.league()) is not null)
    with check (officer = (select access.actor()) and (select access.league()) is not null);
create policy leagues_submit_their_own on practitioners.submissions
    using (league = (select access.league())) with check (league = (select access.league()));
create policy leagues_read_theirs on practitioners.spot_checks for select using (league = (select access.league()));
create policy the_recipient_reads on practitioners.notices for select using (
    (recipient = 'PERSON' and code = (select access.person()))
    or (recipient = 'LEAGUE' and code = (select access.league())));
create policy whoever_acts_tells on practitioners.notices for insert with check ((select access.actor()) is not null);

-- Lists, for the league that asks, the people whom it leads: the league whose record completed the count of different
-- departments does, otherwise that of the first record of the year (I-2, I-18). Whom others lead it does not learn.
create function practitioners.draw_cases(asked integer, since date, until date, threshold integer) returns bigint
    language sql set ecocredit.reach = 'ALL' as $$
    with firsts as (
        select distinct on (practitioner_no, authority)
            practitioner_no, produced_on, record_no, access.league_of(division) as league
        from practitioners.records where produced_on between since and until
        order by practitioner_no, authority, produced_on, record_no),
    placed as (
        select practitioner_no, league,
            row_number() over (partition by practitioner_no order by produced_on, record_no) as place
        from firsts),
    led as (
        select practitioner_no,
            coalesce(max(league) filter (where place = threshold), max(league) filter (where place = 1)) as league
        from placed group by practitioner_no),
    added as (
        insert into practitioners.cases (year, practitioner_no, lead_league)
        select asked, practitioner_no, league from led where league = access.league()
        on conflict (year, practitioner_no) do nothing returning 1)
    select count(*) from added
$$;

-- The records by which somebody is rated are those of all leagues; told to the league that leads the case, and to nobody else.
create function practitioners.records_of_case(asked uuid, since date, until date)
    returns table (record_no text, authority text, produced_on date, confirmed_on date, league text)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select r.record_no, r.authority, r.produced_on, x.confirmed_on, access.league_of(r.division)
    from practitioners.cases c join practitioners.records r using (practitioner_no)
        left join practitioners.rectifications x using (record_no)
    where c.case_id = asked and c.lead_league = access.league() and r.produced_on between since and until
$$;
