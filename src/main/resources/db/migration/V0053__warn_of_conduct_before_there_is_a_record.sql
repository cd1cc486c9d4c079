-- A league warns of conduct that it has found before there is a record of it (A24). Put right in time and confirmed, it leads to
-- no deduction; a record that follows is bound to the warning, which is from then on the warning on that record (A25).
select set_config('ecocredit.reach', 'ALL', true);

create sequence register.early_warning_numbers;
create function register.next_early_warning() returns text language sql volatile
    return 'YJ' || lpad(nextval('register.early_warning_numbers')::text, 8, '0');

create table register.early_warnings (
    warning_no text collate "C" primary key,
    uscc text collate "C" not null references register.institutions,
    league text not null,
    indicator text not null,
    found text not null check (char_length(found) between 1 and 2000),
    place text not null check (char_length(place) between 1 and 200),
    found_on date not null,
    issued_on date not null check (issued_on >= found_on),
    requirement text not null check (char_length(requirement) between 1 and 2000),
    limit_on date not null
        check (limit_on >= issued_on and extract(year from limit_on) = extract(year from issued_on)),
    matter_id uuid not null references register.warning_matters,
    entry_id bigint not null references register.entries
);
create index early_warnings_of_an_institution on register.early_warnings (uscc, indicator);

create table register.early_warning_reports (
    warning_no text collate "C" not null references register.early_warnings,
    report_no integer not null check (report_no > 0),
    rectified_on date not null,
    statement text not null,
    evidence uuid[] not null,
    entry_id bigint not null references register.entries,
    primary key (warning_no, report_no)
);

create table register.early_warning_decisions (
    warning_no text collate "C" not null,
    report_no integer not null,
    confirmed boolean not null,
    decided_on date not null,
    reason text not null,
    entry_id bigint not null references register.entries,
    primary key (warning_no, report_no),
    foreign key (warning_no, report_no) references register.early_warning_reports
);

create table register.early_warning_lapses (
    warning_no text collate "C" primary key references register.early_warnings,
    lapsed_on date not null
);

-- A record has one warning, whether it came first or followed; a warning has one record at a time.
alter table register.warnings
    add column early_warning_no text collate "C" references register.early_warnings,
    add column binding_no integer,
    add column conduct_indicator text,
    add column conduct_found_on date,
    add constraint a_binding_is_whole check (num_nulls(early_warning_no, binding_no, conduct_indicator, conduct_found_on) in (0, 4)),
    add constraint one_record_at_a_time unique (early_warning_no, binding_no);

-- The record that follows a warning: the last that was bound to it and is not struck out (I-25).
create function register.follower_of(of_warning text) returns text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select b.record_no from register.warnings b
    where b.early_warning_no = of_warning and coalesce((
        select v.kind from register.record_events v
        where v.record_no = b.record_no and v.kind in ('WITHDRAWN', 'QUASHED', 'REINSTATED')
        order by v.event_no desc limit 1), 'REINSTATED') = 'REINSTATED'
    order by b.binding_no desc limit 1
$$;

-- Warnings that no record follows yet, of institutions and of what they have taken over, also for who does not see them: a
-- provider's record may follow one.
create function register.warnings_to_follow(codes text[])
    returns table (uscc text, warning_no text, league text, indicator text, found_on date, issued_on date)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with of as (
        select w.uscc as code, w.* from register.early_warnings w where w.uscc = any(codes)
        union all
        select a.heir, w.* from register.absorbed(null) a join register.early_warnings w on w.uscc = a.uscc
        where a.heir = any(codes))
    select of.code, of.warning_no, of.league, of.indicator, of.found_on, of.issued_on
    from of where register.follower_of(of.warning_no) is null
    order by of.warning_no
$$;
revoke execute on function register.follower_of(text), register.warnings_to_follow(text[]) from public;
grant execute on function register.follower_of(text), register.warnings_to_follow(text[]) to ecocredit_running;

-- What no service may do by mistake, nor two at once: a record is of the conduct that was warned of, by the same league, came
-- after, and is the only one.
create function register.follow_the_conduct() returns trigger
    language plpgsql security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
begin
    if not exists (
        select from register.early_warnings w join register.records f on f.record_no = new.record_no
            join register.current_records r on r.record_no = f.record_no
        where w.warning_no = new.early_warning_no
            and (w.uscc = r.uscc or w.uscc = any (register.absorbed_codes(r.uscc)))
            and w.league = access.league_of(r.division) and w.indicator = r.indicator
            and r.occurred_on <= w.found_on and r.produced_on >= w.issued_on and f.entry_id > w.entry_id
            and new.conduct_indicator = w.indicator and new.conduct_found_on = w.found_on
            and new.issued_on = w.issued_on and new.limit_on = w.limit_on
            and register.follower_of(w.warning_no) is null) then
        raise exception 'record % is not of the conduct of warning %', new.record_no, new.early_warning_no
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger of_the_conduct_that_was_warned_of before insert on register.warnings
    for each row when (new.early_warning_no is not null) execute function register.follow_the_conduct();

-- Binds a record, with what was reported and decided until then: by the warning itself, or on the record that followed it before.
create function register.bind_to_warning(to_warning text, of_record text, entry bigint) returns void
    language plpgsql as $$
declare
    former text;
begin
    perform pg_advisory_xact_lock(hashtextextended('early warning ' || to_warning, 2024021));
    select b.record_no into former from register.warnings b
        where b.early_warning_no = to_warning order by b.binding_no desc limit 1;
    insert into register.warnings (record_no, issued_on, requirement, limit_on, fingerprint, entry_id, matter_id,
        early_warning_no, binding_no, conduct_indicator, conduct_found_on)
    select of_record, w.issued_on, w.requirement, w.limit_on, 'early warning ' || w.warning_no, entry, w.matter_id,
        w.warning_no, 1 + (select count(*) from register.warnings b where b.early_warning_no = w.warning_no),
        w.indicator, w.found_on
    from register.early_warnings w where w.warning_no = to_warning;

    insert into register.warning_reports (record_no, report_no, rectified_on, statement, evidence, entry_id)
    select of_record, p.report_no, p.rectified_on, p.statement, p.evidence, entry
    from register.early_warning_reports p where former is null and p.warning_no = to_warning
    union all
    select of_record, p.report_no, p.rectified_on, p.statement, p.evidence, entry
    from register.warning_reports p where p.record_no = former;

    insert into register.warning_confirmations (record_no, report_no, confirmed_on, reason, entry_id)
    select of_record, d.report_no, d.decided_on, d.reason, entry
    from register.early_warning_decisions d where former is null and d.confirmed and d.warning_no = to_warning
    union all
    select of_record, d.report_no, d.confirmed_on, d.reason, entry
    from register.warning_confirmations d where d.record_no = former;

    insert into register.warning_refusals (record_no, report_no, refused_on, reason, entry_id)
    select of_record, d.report_no, d.decided_on, d.reason, entry
    from register.early_warning_decisions d where former is null and not d.confirmed and d.warning_no = to_warning
    union all
    select of_record, d.report_no, d.refused_on, d.reason, entry
    from register.warning_refusals d where d.record_no = former;
end
$$;
revoke execute on function register.bind_to_warning(text, text, bigint) from public;
grant execute on function register.bind_to_warning(text, text, bigint) to ecocredit_running;

revoke update, delete on register.early_warnings, register.early_warning_reports, register.early_warning_decisions,
    register.early_warning_lapses from ecocredit_running;

alter table register.early_warnings enable row level security, force row level security;
alter table register.early_warning_reports enable row level security, force row level security;
alter table register.early_warning_decisions enable row level security, force row level security;
alter table register.early_warning_lapses enable row level security, force row level security;

create policy whole_region on register.early_warnings using ((select access.reaches_all()));
create policy its_own on register.early_warnings for select using (uscc = (select access.uscc()));
create policy heirs_read_what_they_took_over on register.early_warnings for select
    using (uscc = any ((select register.absorbed_codes((select access.uscc())))::text[]));
create policy leagues_read_their_files on register.early_warnings for select using (exists (
    select from register.file_access a where a.uscc = early_warnings.uscc and a.league = (select access.league())));
create policy leagues_warn_in_their_files on register.early_warnings for insert
    with check (league = (select access.league()) and exists (
        select from register.file_access a where a.uscc = early_warnings.uscc and a.league = (select access.league())));

create policy whole_region on register.early_warning_reports using ((select access.reaches_all()));
create policy with_their_warning on register.early_warning_reports for select using (exists (
    select from register.early_warnings w where w.warning_no = early_warning_reports.warning_no));
create policy the_institution_reports on register.early_warning_reports for insert with check (exists (
    select from register.early_warnings w where w.warning_no = early_warning_reports.warning_no
        and (w.uscc = (select access.uscc())
            or w.uscc = any ((select register.absorbed_codes((select access.uscc())))::text[]))));

create policy whole_region on register.early_warning_decisions using ((select access.reaches_all()));
create policy with_their_warning on register.early_warning_decisions for select using (exists (
    select from register.early_warnings w where w.warning_no = early_warning_decisions.warning_no));
create policy the_league_decides on register.early_warning_decisions for insert with check (exists (
    select from register.early_warnings w where w.warning_no = early_warning_decisions.warning_no
        and w.league = (select access.league())));
create policy whole_region on register.early_warning_lapses using ((select access.reaches_all()));
