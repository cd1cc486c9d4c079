-- A succession that stands is pointed anew or taken back by two officers: one asks, another decides (I-3). Until then what was
-- taken over stays where it is; what was asked for holds for the institution as it was then.
select set_config('ecocredit.reach', 'ALL', true);

create table register.succession_requests (
    request_no bigint generated always as identity primary key,
    uscc text collate "C" not null references register.institutions,
    of_version integer not null,
    former text collate "C" not null,
    successor text collate "C" references register.institutions,
    changed_on date not null,
    reason text not null,
    document_no text,
    asked_by text not null,
    asked_at timestamptz not null,
    confirmed boolean,
    decision text,
    decided_by text,
    decided_at timestamptz,
    check ((confirmed is null) = (decision is null) and (confirmed is null) = (decided_by is null)
        and (confirmed is null) = (decided_at is null)),
    check (decided_by <> asked_by)
);
create index requests_of_an_institution on register.succession_requests (uscc, request_no);

create function register.decide_request_once() returns trigger language plpgsql as $$
begin
    if old.confirmed is not null then
        raise exception 'a request is decided once';
    end if;
    return new;
end
$$;
create trigger decided_once before update on register.succession_requests
    for each row execute function register.decide_request_once();

revoke update, delete on register.succession_requests from ecocredit_running;
grant update (confirmed, decision, decided_by, decided_at) on register.succession_requests to ecocredit_running;

alter table register.succession_requests enable row level security, force row level security;
create policy whole_region on register.succession_requests using ((select access.reaches_all()));
create policy leagues_of_the_file on register.succession_requests for select using (exists (
    select from register.file_access a
    where a.uscc = succession_requests.uscc and a.league = (select access.league())));
create policy the_league_of_registration_asks on register.succession_requests for insert with check (exists (
    select from register.institutions i
    where i.uscc = succession_requests.uscc and (select access.league()) is not null
        and (i.division is null or access.league_of(i.division) = (select access.league()))));
create policy the_league_of_registration_decides on register.succession_requests for update using (exists (
    select from register.institutions i
    where i.uscc = succession_requests.uscc and (select access.league()) is not null
        and (i.division is null or access.league_of(i.division) = (select access.league()))));

-- No succession that stands becomes another without the request that two officers have carried, whoever adds the change.
create function register.require_second_officer() returns trigger
    language plpgsql security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
begin
    if exists (select from register.institutions i where i.uscc = new.uscc and i.successor is not null)
        and not exists (
            select from register.succession_requests r
            where r.uscc = new.uscc and r.of_version = new.change_no and r.confirmed
                and r.successor is not distinct from new.successor and r.changed_on = new.changed_on) then
        raise exception 'a succession that stands is changed by two officers';
    end if;
    return new;
end
$$;
create trigger two_officers before insert on register.institution_changes
    for each row when (new.kind = 'SUCCEEDED') execute function register.require_second_officer();

-- Every league that has a file of one of these institutions, for who does not see them all.
create function register.leagues_concerned(codes text[]) returns setof text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select distinct f.league from register.file_access f where f.uscc = any(codes)
    union
    select c.lead_league from register.cases c where c.uscc = any(codes)
    union
    select access.league_of(i.division) from register.institutions i
    where i.uscc = any(codes) and access.league_of(i.division) is not null
$$;
revoke execute on function register.leagues_concerned(text[]), register.require_second_officer(),
    register.decide_request_once() from public;
grant execute on function register.leagues_concerned(text[]) to ecocredit_running;
