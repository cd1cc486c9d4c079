-- What weighed on an institution that was absorbed weighs on its successor from the day of the succession (I-3, 民法典第六十七条).
-- Records stay where they are; whoever may read the successor's file reads what it has taken over, and results that rest on it
-- are looked at whenever the absorbed one's file changes.
select set_config('ecocredit.reach', 'ALL', true);

create index successions on register.institution_changes (uscc, change_no) where kind = 'SUCCEEDED';

-- Who has taken over whom, over all in between, as known at a position, and from which day on.
create function register.absorbed(at_position bigint) returns table (heir text, uscc text, since date)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with recursive latest as (
        select distinct on (c.uscc) c.uscc, c.successor, c.changed_on
        from register.institution_changes c join register.entries e using (entry_id)
        where c.kind = 'SUCCEEDED' and (at_position is null or e.position <= at_position)
        order by c.uscc, c.change_no desc),
    line as (
        select l.successor as heir, l.uscc, l.changed_on as since, 1 as place from latest l where l.successor is not null
        union all
        select l.successor, line.uscc, greatest(line.since, l.changed_on), line.place + 1
        from line join latest l on l.uscc = line.heir
        where l.successor is not null and line.place < 100)
    select line.heir, line.uscc, line.since from line
$$;

-- Everybody who ever took over an institution, over all in between: whose results may rest on its file, or did.
create function register.heirs_of(codes text[]) returns setof text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with recursive line as (
        select c.successor from register.institution_changes c
        where c.kind = 'SUCCEEDED' and c.successor is not null and c.uscc = any(codes)
        union
        select c.successor from line join register.institution_changes c on c.uscc = line.successor
        where c.kind = 'SUCCEEDED' and c.successor is not null)
    select successor from line where successor is not null
$$;

create function register.absorbed_codes(of_heir text) returns text[]
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select coalesce(array_agg(a.uscc), '{}') from register.absorbed(null) a where a.heir = of_heir
$$;

revoke execute on function register.absorbed(bigint), register.heirs_of(text[]), register.absorbed_codes(text) from public;
grant execute on function register.absorbed(bigint), register.heirs_of(text[]), register.absorbed_codes(text)
    to ecocredit_running;
grant execute on function register.heirs_of(text[]) to ecocredit_practitioners;

create policy heirs_read_what_they_took_over on register.records for select
    using (uscc = any ((select register.absorbed_codes((select access.uscc())))::text[]));

-- The leagues of a successor's file read the absorbed one's, also those that come later.
create function register.open_what_was_taken_over() returns trigger
    language plpgsql security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
begin
    insert into register.file_access (uscc, league)
    select a.uscc, f.league from register.absorbed(null) a join register.file_access f on f.uscc = a.heir
    on conflict do nothing;
    return null;
end
$$;
create trigger the_successors_leagues_read_it after insert on register.institution_changes
    for each row when (new.kind = 'SUCCEEDED') execute function register.open_what_was_taken_over();

create function register.open_what_the_file_took_over() returns trigger
    language plpgsql security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
begin
    insert into register.file_access (uscc, league)
    select a.uscc, f.league from fresh f join register.absorbed(null) a on a.heir = f.uscc
    on conflict do nothing;
    return null;
end
$$;
create trigger a_league_reads_what_the_file_took_over after insert on register.file_access
    referencing new table as fresh for each statement when (pg_trigger_depth() < 2)
    execute function register.open_what_the_file_took_over();

-- A changed file is looked at together with those of its successors, whoever and whatever has touched it.
create function register.touch_heirs() returns trigger
    language plpgsql security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
begin
    if exists (select from fresh where cause <> 'SUCCESSION') then
        insert into register.touched_institutions (uscc, cause)
        select distinct h.heir, 'SUCCESSION'
        from register.absorbed(null) h join fresh f on f.uscc = h.uscc where f.cause <> 'SUCCESSION';
    end if;
    return null;
end
$$;
create trigger heirs_are_touched after insert on register.touched_institutions
    referencing new table as fresh for each statement
    execute function register.touch_heirs();

-- Successions of before are carried out now.
insert into register.file_access (uscc, league)
select a.uscc, f.league from register.absorbed(null) a join register.file_access f on f.uscc = a.heir
on conflict do nothing;
insert into register.touched_institutions (uscc, cause)
select distinct heir, 'SUCCESSION' from register.absorbed(null);
