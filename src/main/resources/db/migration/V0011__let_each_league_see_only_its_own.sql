-- Whoever works inside says first, in each transaction, for whom: access.act_as. Rows are shown by it and by nothing else,
-- to the owner of the tables too; a transaction that says nothing sees nothing.
select set_config('ecocredit.reach', 'ALL', true);

create schema access;
grant usage on schema access to ecocredit_running, ecocredit_practitioners;

-- reach: ALL (the region's officers and the service's own work), LEAGUE, INSTITUTION, PERSON, PROVIDER or NONE.
create function access.act_as(actor text, reach text, league text, uscc text, person text, authority text) returns void
    language sql volatile as $$
    select set_config('ecocredit.actor', coalesce(actor, ''), true),
        set_config('ecocredit.reach', coalesce(reach, ''), true),
        set_config('ecocredit.league', coalesce(league, ''), true),
        set_config('ecocredit.uscc', coalesce(uscc, ''), true),
        set_config('ecocredit.person', coalesce(person, ''), true),
        set_config('ecocredit.authority', coalesce(authority, ''), true)
$$;

create function access.reaches_all() returns boolean language sql stable parallel safe
    return coalesce(current_setting('ecocredit.reach', true) = 'ALL', false);
create function access.actor() returns text language sql stable parallel safe
    return nullif(current_setting('ecocredit.actor', true), '');
create function access.league() returns text language sql stable parallel safe
    return nullif(current_setting('ecocredit.league', true), '');
create function access.uscc() returns text language sql stable parallel safe
    return nullif(current_setting('ecocredit.uscc', true), '');
create function access.person() returns text language sql stable parallel safe
    return nullif(current_setting('ecocredit.person', true), '');
create function access.authority() returns text language sql stable parallel safe
    return nullif(current_setting('ecocredit.authority', true), '');

-- A county's work is its league's (A7.2, GB/T 2260).
create function access.league_of(division text) returns text language sql immutable parallel safe strict
    return left(division, 4) || '00';

-- Which leagues read an institution's file: where it is registered, whom it serves, who entered it (I-2).
create table register.file_access (
    uscc text collate "C" not null,
    league text not null,
    primary key (uscc, league)
);
create index files_of_a_league on register.file_access (league, uscc);

create function register.open_file_of_institution() returns trigger
    language plpgsql set ecocredit.reach = 'ALL' as $$
begin
    insert into register.file_access (uscc, league)
    select distinct new.uscc, league
    from unnest(array[access.league_of(new.division), access.league()]) as t (league)
    where league is not null on conflict do nothing;
    return null;
end
$$;

create function register.open_file_of_engagement() returns trigger
    language plpgsql set ecocredit.reach = 'ALL' as $$
begin
    insert into register.file_access (uscc, league) values (new.uscc, new.league) on conflict do nothing;
    return null;
end
$$;

create trigger a_registered_institution_is_its_leagues after insert on register.institutions
    for each row execute function register.open_file_of_institution();
create trigger a_served_league_reads_the_file after insert on register.engagements
    for each row execute function register.open_file_of_engagement();

insert into register.file_access (uscc, league)
select uscc, access.league_of(division) from register.institutions where division is not null
union select uscc, league from register.engagements;

-- Facts are only ever added: nobody who runs may change or remove one (A15.1).
revoke update, delete on register.institutions, register.engagements, register.records, register.finality_statements,
    register.rectifications, register.warnings, register.warning_reports, register.warning_confirmations,
    register.exclusions, register.exclusion_returns, register.result_history, register.file_access
    from ecocredit_running, ecocredit_practitioners;
revoke update, delete on practitioners.records, practitioners.rectifications from ecocredit_practitioners;
revoke delete on practitioners.practitioners from ecocredit_practitioners;
revoke delete on register.entries from ecocredit_running;

create function access.guard(guarded regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format('create policy whole_region on %s using ((select access.reaches_all()))', guarded);
end
$$;

select access.guard(guarded::regclass) from unnest(array[
    'register.file_access', 'register.institutions', 'register.engagements', 'register.records',
    'register.finality_statements', 'register.rectifications', 'register.warnings', 'register.warning_reports',
    'register.warning_confirmations', 'register.exclusions', 'register.exclusion_returns',
    'register.touched_institutions', 'register.cases', 'register.rating_batches', 'register.ratings',
    'register.result_history', 'register.edition_changes', 'register.jobs', 'register.import_findings',
    'practitioners.practitioners', 'practitioners.records', 'practitioners.rectifications']) as t (guarded);

create policy leagues_read_what_is_open_to_them on register.file_access for select
    using (league = (select access.league()) or uscc = (select access.uscc()));

create policy its_own on register.institutions for select using (uscc = (select access.uscc()));
create policy leagues_read_their_files on register.institutions for select using (exists (
    select from register.file_access a where a.uscc = institutions.uscc and a.league = (select access.league())));
create policy leagues_keep_the_directory on register.institutions for insert
    with check ((select access.league()) is not null);

create policy its_own on register.engagements for select using (uscc = (select access.uscc()));
create policy leagues_keep_their_own on register.engagements
    using (league = (select access.league())) with check (league = (select access.league()));

create policy its_own on register.records for select using (uscc = (select access.uscc()));
create policy leagues_read_their_files on register.records for select using (exists (
    select from register.file_access a where a.uscc = records.uscc and a.league = (select access.league())));
create policy leagues_keep_their_own on register.records
    using (access.league_of(division) = (select access.league()))
    with check (access.league_of(division) = (select access.league()));
create policy providers_keep_their_own on register.records
    using (authority = (select access.authority())) with check (authority = (select access.authority()));

-- Whose record it is answers for it (A15.1).
create function register.answers_for(record text) returns boolean language sql stable
    begin atomic
    select access.reaches_all() or exists (
        select from register.records r where r.record_no = record
            and (access.league_of(r.division) = access.league() or r.authority = access.authority()));
    end;

-- The authority that answers for the record or the lead league confirms rectification (A22).
create function register.confirms_rectification_of(record text) returns boolean language sql stable
    begin atomic
    select register.answers_for(record) or exists (
        select from register.records r join register.cases c using (uscc)
        where r.record_no = record and c.lead_league = access.league());
    end;

create policy with_their_record on register.finality_statements for select
    using (exists (select from register.records r where r.record_no = finality_statements.record_no));
create policy the_producer_states on register.finality_statements for insert
    with check (register.answers_for(record_no));
create policy with_their_record on register.rectifications for select
    using (exists (select from register.records r where r.record_no = rectifications.record_no));
create policy the_producer_or_lead_confirms on register.rectifications for insert
    with check (register.confirms_rectification_of(record_no));
create policy with_their_record on register.warnings for select
    using (exists (select from register.records r where r.record_no = warnings.record_no));
create policy the_league_warns on register.warnings for insert with check (register.answers_for(record_no));
create policy with_their_record on register.warning_reports for select
    using (exists (select from register.records r where r.record_no = warning_reports.record_no));
create policy the_league_takes_reports on register.warning_reports for insert
    with check (register.answers_for(record_no));
create policy with_their_record on register.warning_confirmations for select
    using (exists (select from register.records r where r.record_no = warning_confirmations.record_no));
create policy the_league_confirms on register.warning_confirmations for insert
    with check (register.answers_for(record_no));

create policy its_own on register.exclusions for select using (uscc = (select access.uscc()));
create policy leagues_of_the_file on register.exclusions
    using (exists (
        select from register.file_access a where a.uscc = exclusions.uscc and a.league = (select access.league())))
    with check (exists (
        select from register.file_access a where a.uscc = exclusions.uscc and a.league = (select access.league())));
create policy with_their_exclusion on register.exclusion_returns
    using (exists (select from register.exclusions x where x.exclusion_id = exclusion_returns.exclusion_id))
    with check ((select access.league()) is not null
        and exists (select from register.exclusions x where x.exclusion_id = exclusion_returns.exclusion_id));

create policy whoever_acts_marks on register.touched_institutions for insert
    with check ((select access.actor()) is not null);

-- A case belongs to its lead league and is shared with those served in its year (I-2).
create policy its_own on register.cases for select using (uscc = (select access.uscc()));
create policy leagues_of_the_case on register.cases for select using (
    lead_league = (select access.league()) or exists (
        select from register.engagements e
        where e.uscc = cases.uscc and e.year = cases.year and e.league = (select access.league())));
create policy with_their_case on register.ratings for select using (exists (
    select from register.rating_runs g join register.cases c on c.year = g.year
    where g.run_id = ratings.run_id and c.uscc = ratings.uscc));
create policy with_their_file on register.result_history for select using (
    uscc = (select access.uscc()) or exists (
        select from register.file_access a
        where a.uscc = result_history.uscc and a.league = (select access.league())));

create policy whoever_started_it on register.jobs
    using (started_by = (select access.actor())) with check (started_by = (select access.actor()));
create policy with_their_job on register.import_findings
    using (exists (select from register.jobs j where j.job_id = import_findings.job_id))
    with check (exists (select from register.jobs j where j.job_id = import_findings.job_id));

-- Which leagues know a practitioner: of the place of service, and who registered the person (A15.5).
create table practitioners.access (
    practitioner_no text collate "C" not null references practitioners.practitioners,
    league text not null,
    primary key (practitioner_no, league)
);
create index practitioners_of_a_league on practitioners.access (league, practitioner_no);
revoke update, delete on practitioners.access from ecocredit_practitioners;
select access.guard('practitioners.access');

create function practitioners.know_person() returns trigger
    language plpgsql set ecocredit.reach = 'ALL' as $$
begin
    insert into practitioners.access (practitioner_no, league)
    select distinct new.practitioner_no, league
    from unnest(array[access.league_of(new.division), access.league()]) as t (league)
    where league is not null on conflict do nothing;
    return null;
end
$$;

create trigger a_registered_person_is_known_to_the_league after insert on practitioners.practitioners
    for each row execute function practitioners.know_person();
create trigger the_place_of_service_knows_the_person after insert on practitioners.records
    for each row execute function practitioners.know_person();

insert into practitioners.access (practitioner_no, league)
select practitioner_no, access.league_of(division) from practitioners.practitioners
union select practitioner_no, access.league_of(division) from practitioners.records;

create policy leagues_read_whom_they_know on practitioners.access for select
    using (league = (select access.league()));
create policy oneself on practitioners.practitioners for select
    using (practitioner_no = (select access.person()));
create policy leagues_know_their_own on practitioners.practitioners for select using (exists (
    select from practitioners.access a
    where a.practitioner_no = practitioners.practitioner_no and a.league = (select access.league())));
create policy leagues_register_persons on practitioners.practitioners for insert
    with check ((select access.league()) is not null);
create policy oneself on practitioners.records for select using (practitioner_no = (select access.person()));
create policy leagues_of_the_place_of_service on practitioners.records
    using (access.league_of(division) = (select access.league()))
    with check (access.league_of(division) = (select access.league()));
create policy with_their_record on practitioners.rectifications
    using (exists (select from practitioners.records r where r.record_no = rectifications.record_no))
    with check ((select access.league()) is not null
        and exists (select from practitioners.records r where r.record_no = rectifications.record_no));

drop function access.guard(regclass);

-- What every league may know of another's rows: that a number or code is taken, and whether its own row says the same.
create function register.known_institutions(codes text[])
    returns table (uscc text, fingerprint text, kinds text[])
    language sql stable set ecocredit.reach = 'ALL' as $$
    select i.uscc, i.fingerprint, i.kinds from register.institutions i where i.uscc = any(codes)
$$;
create function register.known_records(numbers text[]) returns table (record_no text, fingerprint text, final_on date)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select r.record_no, r.fingerprint, f.final_on
    from register.records r left join register.finality_statements f using (record_no) where r.record_no = any(numbers)
$$;
create function practitioners.known_records(numbers text[]) returns table (record_no text, fingerprint text)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select r.record_no, r.fingerprint from practitioners.records r where r.record_no = any(numbers)
$$;
create function practitioners.known_persons(numbers text[]) returns table (practitioner_no text, fingerprint text)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select p.practitioner_no, p.fingerprint from practitioners.practitioners p where p.practitioner_no = any(numbers)
$$;
grant select on register.file_access, register.finality_statements, register.cases, register.engagements
    to ecocredit_practitioners;
