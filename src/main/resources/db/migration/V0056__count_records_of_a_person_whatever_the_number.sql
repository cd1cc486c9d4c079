-- Files may give one person two numbers: a citizen number of 15 digits and its form of 18 are the same person's (I-34). Whoever rates
-- people (第十七条) rates the person, over the records of every number; a year has one case of each person.
select set_config('ecocredit.reach', 'ALL', true);

alter table practitioners.practitioners add column person_no text collate "C" not null
    generated always as (coalesce(same_as, practitioner_no)) stored;
create index numbers_of_a_person on practitioners.practitioners (person_no);

-- Whether a person is on the list of a year, under any number and whoever leads.
create function practitioners.is_listed(number text, asked integer) returns boolean
    language sql stable set ecocredit.reach = 'ALL' as $$
    select exists (
        select from practitioners.practitioners p
            join practitioners.practitioners o on o.person_no = p.person_no
            join practitioners.cases c on c.practitioner_no = o.practitioner_no and c.year = asked
        where p.practitioner_no = number)
$$;

-- As before, of persons: the case is under the number of the record whose league leads, which that league may see.
create or replace function practitioners.draw_cases(asked integer, since date, until date, threshold integer)
    returns bigint
    language sql set ecocredit.reach = 'ALL' as $$
    with firsts as (
        select distinct on (p.person_no, access.folded(v.authority))
            p.person_no, v.practitioner_no, v.produced_on, v.record_no, access.league_of(v.division) as league
        from practitioners.valid_records v join practitioners.practitioners p using (practitioner_no)
        where v.produced_on between since and until
        order by p.person_no, access.folded(v.authority), v.produced_on, v.record_no),
    placed as (
        select person_no, practitioner_no, league,
            row_number() over (partition by person_no order by produced_on, record_no) as place
        from firsts),
    led as (
        select distinct on (person_no) practitioner_no, league
        from placed where place in (1, threshold) order by person_no, place desc),
    added as (
        insert into practitioners.cases (year, practitioner_no, lead_league)
        select asked, practitioner_no, league from led
        where league = access.league() and not practitioners.is_listed(practitioner_no, asked)
        on conflict (year, practitioner_no) do nothing returning 1)
    select count(*) from added
$$;

create or replace function practitioners.records_of_case(asked uuid, since date, until date)
    returns table (record_no text, authority text, produced_on date, confirmed_on date, league text)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select r.record_no, r.authority, r.produced_on, x.confirmed_on, access.league_of(r.division)
    from practitioners.cases c
        join practitioners.practitioners p using (practitioner_no)
        join practitioners.practitioners o on o.person_no = p.person_no
        join practitioners.valid_records r on r.practitioner_no = o.practitioner_no
        left join practitioners.rectifications x using (record_no)
    where c.case_id = asked and c.lead_league = access.league() and r.produced_on between since and until
$$;

create or replace function practitioners.told_ratings(numbers text[])
    returns table (record_no text, year integer, step text)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select r.record_no, c.year, c.step
    from practitioners.records r
        join practitioners.practitioners p using (practitioner_no)
        join practitioners.practitioners o on o.person_no = p.person_no
        join practitioners.cases c on c.practitioner_no = o.practitioner_no
        join practitioners.case_findings f on f.case_id = c.case_id and f.finding_no = c.finding_no
    where r.record_no = any(numbers) and f.dishonest and r.record_no = any(f.counted)
$$;

create or replace function practitioners.staff_on_record(numbers text[], today date)
    returns table (record_no text, people bigint)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select r.record_no, count(distinct p.person_no)
    from practitioners.valid_records r
        join practitioners.valid_records s on s.employer_uscc = r.employer_uscc
            and extract(year from s.produced_on) = extract(year from r.produced_on) and s.produced_on <= today
        join practitioners.practitioners p on p.practitioner_no = s.practitioner_no
        left join practitioners.rectifications x on x.record_no = s.record_no and x.confirmed_on <= today
    where r.record_no = any(numbers) and x.record_no is null
    group by r.record_no
$$;

-- A record touches the case of its person, whatever number either has, and so does the file that tells that two are one.
create or replace function practitioners.touch_people() returns trigger
    language plpgsql set ecocredit.reach = 'ALL' as $$
begin
    insert into practitioners.touched_people (practitioner_no)
    select distinct o.practitioner_no
    from practitioners.records r join written using (record_no)
        join practitioners.practitioners p on p.practitioner_no = r.practitioner_no
        join practitioners.practitioners o on o.person_no = p.person_no;
    return null;
end
$$;

create function practitioners.touch_persons() returns trigger
    language plpgsql set ecocredit.reach = 'ALL' as $$
begin
    insert into practitioners.touched_people (practitioner_no)
    select o.practitioner_no from practitioners.practitioners o where o.person_no = new.person_no;
    return null;
end
$$;
create trigger persons_are_touched after update of same_as on practitioners.practitioners
    for each row when (new.same_as is distinct from old.same_as) execute function practitioners.touch_persons();
