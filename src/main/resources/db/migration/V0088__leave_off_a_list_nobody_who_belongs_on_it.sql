-- Whoever served in a year is on its list, drawn or not, and no officer alone arranges that somebody is not (第二十条第（一）项,
-- 第二十一条第（一）项, I-2, I-3).
select set_config('ecocredit.reach', 'ALL', true);

-- Which league leads, as LeadLeague has it: that of registration where it is served in, otherwise that of the first engagement;
-- null where nobody was served in the year.
create function register.lead_of(asked text, in_year integer) returns text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select e.league
    from register.current_engagements e join register.institutions i using (uscc)
    where e.uscc = asked and e.year = in_year
    order by e.league is distinct from access.league_of(i.division), e.engagement_id limit 1
$$;

-- Whether a successor carries all that weighs on whoever was absorbed: on the list, and not outside the evaluation (I-3, I-4).
create function register.has_heir_on_list(asked text, in_year integer) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (
        select from register.cases h
        where h.uscc = register.last_successor(asked) and h.year = in_year and h.step <> 'REMOVED'
            and not exists (
                select from register.exclusions x left join register.exclusion_returns b using (exclusion_id),
                    lateral (select (access.legal_now() at time zone 'Asia/Shanghai')::date as today) d
                where x.uscc = h.uscc and x.from_on <= d.today and (b.until_on is null or b.until_on > d.today)))
$$;

-- Whether an officer had a part in what somebody was absorbed by.
create function register.took_part_in_succession(asked text, officer text) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with recursive line as (
        select asked collate "C" as uscc
        union select i.successor from line join register.institutions i using (uscc) where i.successor is not null),
    codes as materialized (
        select array_agg(i.uscc::text) as all_of from line join register.institutions i using (uscc)
        where i.successor is not null)
    select exists (
            select from register.institution_changes c join register.entries e using (entry_id)
            where c.uscc = any((select all_of from codes)::text[]) and c.kind = 'SUCCEEDED' and e.author = officer)
        or exists (
            select from register.succession_requests q
            where q.uscc = any((select all_of from codes)::text[]) and q.confirmed and officer in (q.asked_by, q.decided_by))
$$;

-- As before, but that a successor outside the evaluation takes nobody's place, and that whoever arranged the succession, or struck
-- out or corrected a record of the year, is not who takes the subject off the list. That a record was suspended keeps it standing.
create or replace function register.kept_on_list(asked text, in_year integer, officer text) returns text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with codes as materialized (
        select case when exists (select from register.institutions i where i.successor = asked)
            then register.absorbed_codes(asked) || asked else array[asked] end as all_of)
    select case
        when register.has_heir_on_list(asked, in_year) then
            case when register.took_part_in_succession(asked, officer) then 'OWN_WITHDRAWAL' end
        when exists (
            select from register.current_engagements e
            where e.year = in_year and e.uscc = any((select all_of from codes)::text[])) then 'ENGAGEMENT'
        when exists (
            select from register.current_records r
            where r.uscc = any((select all_of from codes)::text[]) and r.category in ('GENERAL', 'SERIOUS')
                and extract(year from case when r.indicator = '1-13' then greatest(r.final_on, r.produced_on)
                    else r.produced_on end) = in_year
                and coalesce((
                    select v.kind from register.record_events v
                    where v.record_no = r.record_no and v.kind in ('WITHDRAWN', 'QUASHED', 'REINSTATED')
                    order by v.event_no desc limit 1), 'REINSTATED') = 'REINSTATED') then 'RECORD'
        when exists (
            select from register.engagement_events v join register.engagements e using (engagement_id)
            where e.uscc = any((select all_of from codes)::text[]) and e.year = in_year and v.kind = 'WITHDRAWN'
                and v.done_by = officer)
            or exists (
                select from (
                    select record_no, uscc, produced_on, null::date as final_on from register.records
                    union all select record_no, uscc, produced_on, final_on from register.current_records) r
                    join register.record_events v on v.record_no = r.record_no
                        and v.kind in ('AMENDED', 'WITHDRAWN', 'QUASHED')
                    join register.entries n on n.entry_id = v.entry_id and n.author = officer
                where r.uscc = any((select all_of from codes)::text[])
                    and in_year in (extract(year from r.produced_on), extract(year from r.final_on)))
            or exists (
                select from practitioners.records r
                    join practitioners.record_events v on v.record_no = r.record_no and v.kind in ('WITHDRAWN', 'QUASHED')
                    join register.entries n on n.entry_id = v.entry_id and n.author = officer
                where r.employer_uscc = any((select all_of from codes)::text[])
                    and extract(year from r.produced_on) = in_year) then 'OWN_WITHDRAWAL'
    end
$$;

create or replace function register.staff_on_record(asked text, in_year integer) returns integer
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select case when register.has_heir_on_list(asked, in_year) then 0
        else coalesce((
            select max(at_once.people) from (
                select count(distinct p.person_no) as people
                from practitioners.valid_records r
                    join practitioners.valid_records s on s.employer_uscc = r.employer_uscc
                        and extract(year from s.produced_on) = in_year and s.produced_on <= r.produced_on
                    join practitioners.practitioners p on p.practitioner_no = s.practitioner_no
                    left join practitioners.rectifications x on x.record_no = s.record_no
                where r.employer_uscc = any((register.absorbed_codes(asked) || asked)::text[])
                    and extract(year from r.produced_on) = in_year
                    and (x.confirmed_on is null or x.confirmed_on > r.produced_on)
                group by r.record_no) at_once), 0)::integer
    end
$$;

-- Of a practitioner, as before, and of whoever struck out a record of the year. Copies of the version before ask without an officer.
create function practitioners.kept_on_list(number text, in_year integer, officer text) returns text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select case
        when practitioners.kept_on_list(number, in_year) is not null then 'RECORD'
        when exists (
            select from practitioners.practitioners p
                join practitioners.practitioners o on o.person_no = p.person_no
                join practitioners.records r on r.practitioner_no = o.practitioner_no
                join practitioners.record_events v on v.record_no = r.record_no and v.kind in ('WITHDRAWN', 'QUASHED')
                join register.entries n on n.entry_id = v.entry_id and n.author = officer
            where p.practitioner_no = number and extract(year from r.produced_on) = in_year) then 'OWN_WITHDRAWAL'
    end
$$;

-- Who served in a year and has no case of it, although one of the leagues leads it; not whoever is outside the evaluation on a day,
-- nor whose result was made known without the procedure (I-4, I-30).
create function register.not_drawn(in_year integer, leagues text[], day date) returns table (key text)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select s.uscc
    from (
        select distinct e.uscc from register.engagements e
        where e.year = in_year
            and not exists (select from register.cases c where c.uscc = e.uscc and c.year = in_year)) s
    where register.lead_of(s.uscc, in_year) = any(leagues)
        and not exists (select from register.result_history h where h.uscc = s.uscc and h.year = in_year)
        and not exists (
            select from register.exclusions x left join register.exclusion_returns b using (exclusion_id)
            where x.uscc = s.uscc and x.from_on <= day and (b.until_on is null or b.until_on > day))
        and register.kept_on_list(s.uscc, in_year, '') is not null
    order by s.uscc
$$;

-- The same of persons: who is led by which league stands as in practitioners.draw_cases.
create function practitioners.not_drawn(
        in_year integer, leagues text[], day date, since date, until date, threshold integer) returns table (key text)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with firsts as (
        select distinct on (p.person_no, access.folded(practitioners.standing_authority(v.record_no, v.authority)))
            p.person_no, v.practitioner_no, v.produced_on, v.record_no, access.league_of(v.division) as league
        from practitioners.valid_records v join practitioners.practitioners p using (practitioner_no)
        where v.produced_on between since and until
            and not exists (
                select from practitioners.cases c join practitioners.practitioners o using (practitioner_no)
                where c.year = in_year and o.person_no = p.person_no)
        order by p.person_no, access.folded(practitioners.standing_authority(v.record_no, v.authority)), v.produced_on,
            v.record_no),
    placed as (
        select person_no, practitioner_no, league,
            row_number() over (partition by person_no order by produced_on, record_no) as place
        from firsts),
    led as (
        select distinct on (person_no) practitioner_no, league
        from placed where place in (1, threshold) order by person_no, place desc)
    select l.practitioner_no from led l
    where l.league = any(leagues) and not practitioners.is_excluded(l.practitioner_no, day)
    order by l.practitioner_no
$$;

-- Who was taken off a list that the facts keep them on, of some institutions: since a succession that cleared them is gone.
create function register.missed_from_lists(codes text[]) returns table (case_id uuid, year integer, uscc text, lead_league text)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select c.case_id, c.year, c.uscc, c.lead_league
    from register.cases c
    where c.uscc = any(codes) and c.step = 'REMOVED'
        and (register.kept_on_list(c.uscc, c.year, '') in ('ENGAGEMENT', 'RECORD'))
    order by c.year, c.uscc
$$;

revoke execute on function register.lead_of(text, integer), register.has_heir_on_list(text, integer),
    register.took_part_in_succession(text, text), register.not_drawn(integer, text[], date), register.missed_from_lists(text[]),
    practitioners.kept_on_list(text, integer, text), practitioners.not_drawn(integer, text[], date, date, date, integer)
    from public;
grant execute on function register.lead_of(text, integer), register.not_drawn(integer, text[], date),
    register.missed_from_lists(text[]) to ecocredit_running;
grant execute on function practitioners.kept_on_list(text, integer, text),
    practitioners.not_drawn(integer, text[], date, date, date, integer) to ecocredit_practitioners;
