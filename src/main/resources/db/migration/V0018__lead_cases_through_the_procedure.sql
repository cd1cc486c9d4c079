-- A case stands at one step of chapter 4. What led there is a history that is only added to; its key lets of two who act on
-- the same version only one succeed.
select set_config('ecocredit.reach', 'ALL', true);

alter table register.cases
    add column case_id uuid not null default gen_random_uuid(),
    add column step text not null default 'LISTED',
    add column version bigint not null default 1,
    add column lead_moved boolean not null default false,
    add column listed_because text,
    add column notified_on date,
    add column filing_due date,
    add column filed_on date,
    add column finding_no integer,
    add column proposed_by text,
    add column answer_due date,
    add column answer text check (answer in ('CONFIRMED', 'OBJECTED', 'SILENT')),
    add column notice_id uuid,
    add column submission_id uuid,
    add column sampled boolean not null default false,
    add constraint one_address_a_case unique (case_id);

create index cases_of_a_league on register.cases (year, lead_league, step);
create index cases_awaiting_an_answer on register.cases (answer_due) where step = 'PROPOSED';

create table register.case_steps (
    case_id uuid not null references register.cases (case_id),
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

-- What was drawn up for a case, with the sheet as it stood: proposals and determinations.
create table register.case_findings (
    case_id uuid not null references register.cases (case_id),
    finding_no integer not null,
    at date not null,
    known_position bigint not null,
    catalogue text not null,
    rule_book text not null,
    score numeric not null,
    grade text not null,
    rated_by text,
    deductions integer not null,
    sheet jsonb not null,
    drawn_by text not null,
    recorded_at timestamptz not null,
    primary key (case_id, finding_no)
);

create table register.filings (
    case_id uuid primary key references register.cases (case_id),
    version bigint not null,
    document jsonb not null,
    saved_by text not null,
    saved_at timestamptz not null
);

create table register.recusals (
    officer text not null,
    uscc text collate "C" not null references register.institutions,
    reason text not null,
    declared_at timestamptz not null,
    primary key (officer, uscc)
);

-- Official notices (I-29). One that was served on paper says how and when; periods run from arrived_on.
create table register.inbox (
    message_id bigint generated always as identity primary key,
    recipient text not null check (recipient in ('INSTITUTION', 'LEAGUE', 'REGION')),
    code text collate "C" not null,
    year integer not null,
    case_id uuid references register.cases (case_id),
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

create index inbox_of_a_recipient on register.inbox (recipient, code, message_id);

create table register.inbox_receipts (
    message_id bigint not null references register.inbox,
    account text not null,
    opened_at timestamptz not null,
    primary key (message_id, account)
);

-- Working days of years that the program does not ship, and days that the region adds (I-19).
create table register.calendar_years (
    year integer primary key,
    loaded_by text not null,
    loaded_at timestamptz not null
);

create table register.special_days (
    day date primary key,
    year integer not null references register.calendar_years on delete cascade,
    name text not null,
    type text not null check (type in ('OFF', 'MAKEUP_WORKDAY'))
);

revoke update, delete on register.case_steps, register.case_findings, register.recusals, register.inbox,
    register.inbox_receipts from ecocredit_running;
revoke delete on register.cases, register.filings from ecocredit_running;

create policy the_institution_acts on register.cases for update using (uscc = (select access.uscc()));
create policy the_lead_league_acts on register.cases for update
    using (lead_league = (select access.league())) with check (lead_league = (select access.league()));
create policy the_lead_league_lists on register.cases for insert with check (lead_league = (select access.league()));

alter table register.case_steps enable row level security, force row level security;
alter table register.case_findings enable row level security, force row level security;
alter table register.filings enable row level security, force row level security;
alter table register.recusals enable row level security, force row level security;
alter table register.inbox enable row level security, force row level security;
alter table register.inbox_receipts enable row level security, force row level security;

create policy whole_region on register.case_steps using ((select access.reaches_all()));
create policy whole_region on register.case_findings using ((select access.reaches_all()));
create policy whole_region on register.filings using ((select access.reaches_all()));
create policy whole_region on register.recusals using ((select access.reaches_all()));
create policy whole_region on register.inbox using ((select access.reaches_all()));
create policy whole_region on register.inbox_receipts using ((select access.reaches_all()));

-- Who takes part in a case: its institution and its lead league.
create function register.takes_part(asked uuid) returns boolean language sql stable
    begin atomic
    select access.reaches_all() or exists (
        select from register.cases c where c.case_id = asked
            and (c.uscc = access.uscc() or c.lead_league = access.league()));
    end;

create policy with_their_case on register.case_steps for select
    using (exists (select from register.cases c where c.case_id = case_steps.case_id));
create policy whoever_takes_part_acts on register.case_steps for insert with check (register.takes_part(case_id));
create policy with_their_case on register.case_findings for select
    using (exists (select from register.cases c where c.case_id = case_findings.case_id));
create policy the_lead_league_draws_up on register.case_findings for insert with check (
    exists (select from register.cases c where c.case_id = case_findings.case_id
        and c.lead_league = (select access.league())));
create policy the_institution_drafts on register.filings
    using (exists (select from register.cases c where c.case_id = filings.case_id and c.uscc = (select access.uscc())))
    with check (
        exists (select from register.cases c where c.case_id = filings.case_id and c.uscc = (select access.uscc())));
-- A draft is the institution's own until it is filed.
create policy leagues_read_what_is_filed on register.filings for select using (
    exists (select from register.cases c where c.case_id = filings.case_id and c.filed_on is not null));
create policy ones_own on register.recusals for select using (officer = (select access.actor()));
create policy officers_declare_their_own on register.recusals for insert
    with check (officer = (select access.actor()) and (select access.league()) is not null);
create policy leagues_of_the_file on register.recusals for select using (exists (
    select from register.file_access a where a.uscc = recusals.uscc and a.league = (select access.league())));
create policy the_recipient_reads on register.inbox for select using (
    (recipient = 'INSTITUTION' and code = (select access.uscc()))
    or (recipient = 'LEAGUE' and code = (select access.league())));
create policy whoever_acts_tells on register.inbox for insert with check ((select access.actor()) is not null);
create policy ones_own on register.inbox_receipts
    using (account = (select access.actor())) with check (account = (select access.actor())
        and exists (select from register.inbox m where m.message_id = inbox_receipts.message_id));
