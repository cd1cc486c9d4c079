-- A league that registers somebody whom another league has registered gets a number of its own and learns nothing of the other
-- (A36); that both are one person is known as of two numbers in a file (I-34). The league at home is told of every league that
-- comes to know its people, by a registration or by a record, and of every look at who they are.
select set_config('ecocredit.reach', 'ALL', true);

alter table practitioners.access add column entry_id bigint;
create index access_of_an_entry on practitioners.access (entry_id) where entry_id is not null;

create or replace function practitioners.know_person() returns trigger
    language plpgsql set ecocredit.reach = 'ALL' as $$
begin
    insert into practitioners.access (practitioner_no, league, entry_id)
    select distinct new.practitioner_no, league, new.entry_id
    from unnest(array[access.league_of(new.division), access.league()]) as t (league)
    where league is not null on conflict do nothing;
    return null;
end
$$;

-- The leagues besides one in which a person is at home, each with its own number of the person.
create function practitioners.homes_besides(number text, besides text) returns table (league text, number_there text)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select access.league_of(o.division), min(o.practitioner_no)
    from practitioners.practitioners p join practitioners.practitioners o on o.person_no = p.person_no
    where p.practitioner_no = number and access.league_of(o.division) <> besides
    group by access.league_of(o.division)
$$;

-- Tells each of them of whom an entry has made known; the texts have the number there and the name of the league that now knows.
create function practitioners.tell_homes_of(
    entry bigint, kind text, title text, body text, clause text, leagues text[], names text[]) returns void
    language sql set ecocredit.reach = 'ALL' as $$
    insert into practitioners.notices (recipient, code, year, kind, title, body, clause, arrived_on, sent_by, sent_at)
    select distinct 'LEAGUE', h.league, extract(year from e.day)::integer, kind, format(title, h.number_there),
        format(body, l.name), clause, e.day, e.author, e.opened_at
    from (
        select entry_id, author, opened_at, (opened_at at time zone 'Asia/Shanghai')::date as day
        from register.entries where entry_id = entry) e
        join practitioners.access a on a.entry_id = e.entry_id
        cross join lateral practitioners.homes_besides(a.practitioner_no, a.league) h
        join unnest(leagues, names) as l (league, name) on l.league = a.league
$$;

-- Whether the reader's league has to do with somebody: at home there, or a record of a service there that stands.
create function practitioners.is_concerned(number text) returns boolean
    language sql stable as $$
    select access.reaches_all()
        or exists (
            select from practitioners.practitioners p
            where p.practitioner_no = number and access.league_of(p.division) = access.league())
        or exists (
            select from practitioners.valid_records r
            where r.practitioner_no = number and access.league_of(r.division) = access.league())
$$;

-- Whether somebody has a record of a time that the reader may ask for the rating of: any for the region, one of a service in the
-- reader's own league for that league. The rating itself is over the records of all (A17).
create function practitioners.is_on_record_here(number text, since date, until date) returns boolean
    language sql stable as $$
    select case when access.reaches_all() then practitioners.is_on_record(number, since, until)
        else exists (
            select from practitioners.valid_records r
            where r.practitioner_no = any (array(select practitioners.numbers_of(number)))
                and r.produced_on between since and until) end
$$;
