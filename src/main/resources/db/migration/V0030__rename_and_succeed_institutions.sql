-- What changes about an institution after it was registered: name, kinds, place of registration, and who succeeds it (I-3).
-- Changes are facts that are only added; the directory and the public side follow them.
select set_config('ecocredit.reach', 'ALL', true);

create table register.institution_changes (
    uscc text collate "C" not null references register.institutions,
    change_no integer not null,
    kind text not null check (kind in ('AMENDED', 'SUCCEEDED')),
    changed_on date not null,
    former_name text not null,
    name text not null,
    former_kinds text[] not null,
    kinds text[] not null,
    former_division text,
    division text,
    successor text collate "C" references register.institutions,
    reason text not null,
    document_no text,
    entry_id bigint not null references register.entries,
    primary key (uscc, change_no)
);

alter table register.institutions add column successor text collate "C" references register.institutions;

-- For the public side: a look-up by a former name or a former code leads to the institution.
create table published.former_names (
    uscc text collate "C" not null,
    name text not null,
    until_on date not null,
    primary key (uscc, name)
);
create index by_part_of_former_name on published.former_names using gin (published.bigrams(name));
create table published.successions (
    uscc text collate "C" primary key,
    successor text collate "C" not null
);

revoke update, delete on register.institution_changes from ecocredit_running;
revoke insert, update, delete on published.former_names, published.successions from ecocredit_running;

alter table register.institution_changes enable row level security, force row level security;
create policy whole_region on register.institution_changes using ((select access.reaches_all()));
create policy its_own on register.institution_changes for select using (uscc = (select access.uscc()));
create policy leagues_of_the_file on register.institution_changes for select using (exists (
    select from register.file_access a
    where a.uscc = institution_changes.uscc and a.league = (select access.league())));
create policy the_league_of_registration_changes on register.institution_changes for insert with check (exists (
    select from register.institutions i
    where i.uscc = institution_changes.uscc and (select access.league()) is not null
        and (i.division is null or access.league_of(i.division) = (select access.league()))));

-- The last of a line of successors, or null for who has none.
create function register.last_successor(of_uscc text) returns text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with recursive line as (
        select i.successor, 1 as place from register.institutions i where i.uscc = of_uscc and i.successor is not null
        union all
        select i.successor, line.place + 1 from line join register.institutions i on i.uscc = line.successor
        where i.successor is not null and line.place < 100)
    select successor from line order by place desc limit 1
$$;
revoke execute on function register.last_successor(text) from public;
grant execute on function register.last_successor(text) to ecocredit_running;

create function register.follow_change() returns trigger
    language plpgsql security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
begin
    update register.institutions
    set name = new.name, kinds = new.kinds, division = new.division, successor = new.successor
    where uscc = new.uscc;
    insert into register.file_access (uscc, league)
    select new.uscc, access.league_of(new.division) where access.league_of(new.division) is not null
    on conflict do nothing;
    delete from published.former_names where uscc = new.uscc and name = new.name;
    insert into published.former_names (uscc, name, until_on)
    select new.uscc, new.former_name, new.changed_on where new.former_name <> new.name
    on conflict (uscc, name) do update set until_on = excluded.until_on;
    if new.kind = 'SUCCEEDED' then
        delete from published.successions where uscc = new.uscc;
        insert into published.successions (uscc, successor)
        select new.uscc, register.last_successor(new.uscc) where new.successor is not null;
        update published.successions s set successor = register.last_successor(s.uscc)
        where s.successor is distinct from register.last_successor(s.uscc);
    end if;
    return null;
end
$$;
create trigger the_directory_follows after insert on register.institution_changes
    for each row execute function register.follow_change();
