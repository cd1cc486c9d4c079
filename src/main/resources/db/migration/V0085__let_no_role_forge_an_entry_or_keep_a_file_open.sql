-- Who enters and when is what the transaction said of itself and the clock of the database, whatever is passed (A15.1, A36).
select set_config('ecocredit.reach', 'ALL', true);

create or replace function register.open_entry(author text, operation text, at timestamptz) returns bigint
    language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
    opened bigint;
begin
    if access.actor() is distinct from author then
        raise exception 'an entry is by whom the transaction works for (access.act_as)' using errcode = '42501';
    end if;
    insert into register.entries (author, operation, opened_at)
    values (author, operation, least(at, access.legal_now())) returning entry_id into opened;
    return opened;
end
$$;

create or replace function register.seal_entry(entry bigint, at timestamptz) returns bigint
    language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
    sealed bigint;
begin
    perform register.lock_commit_order();
    update register.entries e
    set position = nextval('register.entry_positions'),
        recorded_at = greatest(least(at, access.legal_now()), (select max(recorded_at) from register.entries))
    where e.entry_id = entry and e.position is null and e.author = access.actor()
    returning e.position into strict sealed;
    return sealed;
end
$$;

-- A file that was opened by an engagement alone is closed when the last engagement is withdrawn, unless the league leads a case,
-- has a record of its own, or answers for what was taken over (I-2).
alter table register.file_access add column by_engagement boolean not null default false;

create or replace function register.open_file_of_engagement() returns trigger
    language plpgsql set ecocredit.reach = 'ALL' as $$
begin
    insert into register.file_access (uscc, league, by_engagement) values (new.uscc, new.league, true)
    on conflict do nothing;
    return null;
end
$$;

create function register.close_or_open_file_of_engagement() returns trigger
    language plpgsql security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
begin
    if new.kind = 'RESTORED' then
        insert into register.file_access (uscc, league, by_engagement)
        select e.uscc, e.league, true from register.engagements e where e.engagement_id = new.engagement_id
        on conflict do nothing;
        return null;
    end if;
    delete from register.file_access a using register.engagements e
    where e.engagement_id = new.engagement_id and a.uscc = e.uscc and a.league = e.league and a.by_engagement
        and not exists (select from register.current_engagements o where o.uscc = e.uscc and o.league = e.league)
        and not exists (select from register.cases c where c.uscc = e.uscc and c.lead_league = e.league)
        and not exists (
            select from register.records r where r.uscc = e.uscc and access.league_of(r.division) = e.league)
        and not exists (
            select from register.institutions i where i.uscc = e.uscc and access.league_of(i.division) = e.league)
        and not exists (
            select from register.absorbed(null) t join register.file_access f on f.uscc = t.heir
            where t.uscc = e.uscc and f.league = e.league);
    return null;
end
$$;
create trigger a_withdrawn_engagement_closes_the_file after insert on register.engagement_events
    for each row execute function register.close_or_open_file_of_engagement();

-- Whether a person, under whatever number, is another league's to evaluate: a record of the year stands there and none here.
create function practitioners.is_anothers(number text, since date, until date, asking text) returns boolean
    language sql stable set ecocredit.reach = 'ALL' as $$
    select coalesce(bool_or(access.league_of(r.division) <> asking), false)
        and not coalesce(bool_or(access.league_of(r.division) = asking), false)
    from practitioners.practitioners p
        join practitioners.practitioners o on o.person_no = p.person_no
        join practitioners.valid_records r on r.practitioner_no = o.practitioner_no
    where p.practitioner_no = number and r.produced_on between since and until
$$;
