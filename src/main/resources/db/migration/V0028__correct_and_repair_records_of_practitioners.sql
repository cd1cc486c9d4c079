-- What keeps practitioners' results current: corrections of their records (第三十一条, I-25) and repair (第二十八条, 第二十九条).
select set_config('ecocredit.reach', 'ALL', true);

create table practitioners.record_events (
    record_no text collate "C" not null references practitioners.records,
    event_no integer not null,
    kind text not null check (kind in ('WITHDRAWN', 'REINSTATED', 'QUASHED')),
    happened_on date not null,
    authority text not null,
    document_no text,
    reason text not null,
    evidence uuid[] not null default '{}',
    entry_id bigint not null references register.entries,
    primary key (record_no, event_no)
);

-- Records that have not been struck out; what was withdrawn or quashed never counted.
create view practitioners.valid_records with (security_invoker = true) as
    select r.* from practitioners.records r
    where coalesce((
        select v.kind from practitioners.record_events v
        where v.record_no = r.record_no order by v.event_no desc limit 1), 'REINSTATED') = 'REINSTATED';

-- A dishonest individual's application. The days, records and departments are those of the rating that it is about.
create table practitioners.repairs (
    repair_id uuid primary key default gen_random_uuid(),
    case_id uuid not null references practitioners.cases,
    practitioner_no text collate "C" not null references practitioners.practitioners,
    year integer not null,
    lead_league text not null,
    rated_on date not null,
    records text[] not null,
    departments text[] not null,
    merit text not null check (merit in ('REWARDED_REPORT', 'VOLUNTEER_HOURS')),
    words text not null,
    evidence uuid[] not null,
    state text not null default 'APPLIED' check (state in ('APPLIED', 'REPAIRED', 'REFUSED')),
    version bigint not null default 1,
    applied_on date not null,
    decided_on date,
    decided_by text,
    reason text,
    letter_no bigint unique,
    overdue_told_on date
);

create unique index one_open_repair_of_a_rating on practitioners.repairs (case_id) where state = 'APPLIED';
create index repairs_of_a_practitioner on practitioners.repairs (practitioner_no, repair_id);
create sequence practitioners.repair_letter_numbers;

-- What a department that produced a record says of the merit (第二十九条); once for each.
create table practitioners.repair_recognitions (
    repair_id uuid not null references practitioners.repairs,
    authority text not null,
    recognised boolean not null,
    stated_on date not null,
    document_no text not null,
    words text not null,
    evidence uuid[] not null default '{}',
    entered_by text not null,
    entered_at timestamptz not null,
    primary key (repair_id, authority)
);

grant usage on sequence practitioners.repair_letter_numbers to ecocredit_practitioners;
revoke update, delete on practitioners.record_events, practitioners.repair_recognitions from ecocredit_practitioners;
revoke delete on practitioners.repairs from ecocredit_practitioners;

alter table practitioners.record_events enable row level security, force row level security;
alter table practitioners.repairs enable row level security, force row level security;
alter table practitioners.repair_recognitions enable row level security, force row level security;

create policy whole_region on practitioners.record_events using ((select access.reaches_all()));
create policy whole_region on practitioners.repairs using ((select access.reaches_all()));
create policy whole_region on practitioners.repair_recognitions using ((select access.reaches_all()));

create policy with_their_record on practitioners.record_events for select
    using (exists (select from practitioners.records r where r.record_no = record_events.record_no));
create policy the_league_of_service_corrects on practitioners.record_events for insert
    with check ((select access.league()) is not null
        and exists (select from practitioners.records r where r.record_no = record_events.record_no));

create policy oneself on practitioners.repairs for select using (practitioner_no = (select access.person()));
create policy oneself_applies on practitioners.repairs for insert
    with check (practitioner_no = (select access.person()) and state = 'APPLIED');
create policy leagues_of_the_rating_read on practitioners.repairs for select using (
    lead_league = (select access.league())
    or exists (select from practitioners.records r where r.record_no = any(repairs.records)
        and (select access.league()) is not null));
create policy leagues_of_the_rating_move on practitioners.repairs for update using (
    lead_league = (select access.league())
    or exists (select from practitioners.records r where r.record_no = any(repairs.records)
        and (select access.league()) is not null));
create policy with_their_repair on practitioners.repair_recognitions for select
    using (exists (select from practitioners.repairs p where p.repair_id = repair_recognitions.repair_id));
create policy leagues_enter_what_departments_say on practitioners.repair_recognitions for insert
    with check ((select access.league()) is not null
        and exists (select from practitioners.repairs p where p.repair_id = repair_recognitions.repair_id));

-- As before, over records that have not been struck out.
create or replace function practitioners.is_on_record(number text, since date, until date) returns boolean
    language sql stable set ecocredit.reach = 'ALL' as $$
    select exists (
        select from practitioners.valid_records r
        where r.practitioner_no = number and r.produced_on between since and until)
$$;

create or replace function practitioners.draw_cases(asked integer, since date, until date, threshold integer)
    returns bigint
    language sql set ecocredit.reach = 'ALL' as $$
    with firsts as (
        select distinct on (practitioner_no, authority)
            practitioner_no, produced_on, record_no, access.league_of(division) as league
        from practitioners.valid_records where produced_on between since and until
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

create or replace function practitioners.records_of_case(asked uuid, since date, until date)
    returns table (record_no text, authority text, produced_on date, confirmed_on date, league text)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select r.record_no, r.authority, r.produced_on, x.confirmed_on, access.league_of(r.division)
    from practitioners.cases c join practitioners.valid_records r using (practitioner_no)
        left join practitioners.rectifications x using (record_no)
    where c.case_id = asked and c.lead_league = access.league() and r.produced_on between since and until
$$;
