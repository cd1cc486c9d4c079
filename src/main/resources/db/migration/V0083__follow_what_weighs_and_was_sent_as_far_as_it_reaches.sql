-- Who belongs on a year's list, whose filing a repair hangs on, and which notice arrived first, each as far as it reaches: over
-- records, staff, successions and letters alike (第二十条第（一）项, 第二十三条, 第二十六条第四款, I-3, I-22).
select set_config('ecocredit.reach', 'ALL', true);

-- As before, but for the year of a record: that of its production, and only of a penalty that of its finality where that is later
-- (I-6; KeptOnListResourceTest holds the code to the catalogue); and an engagement of whoever was taken over is one of its own.
create or replace function register.kept_on_list(asked text, in_year integer, officer text) returns text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with codes as materialized (
        select case when exists (select from register.institutions i where i.successor = asked)
            then register.absorbed_codes(asked) || asked else array[asked] end as all_of)
    select case
        when exists (
            select from register.cases h
            where h.uscc = register.last_successor(asked) and h.year = in_year and h.step <> 'REMOVED') then null
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
                and v.done_by = officer) then 'OWN_WITHDRAWAL'
    end
$$;

-- How many of one institution's staff were on record at once in a year, its own or of whom it took over (附件1第15项, I-12): only the
-- number leaves the side of persons. Nobody once a successor is on the list, as above.
create function register.staff_on_record(asked text, in_year integer) returns integer
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select case when exists (
            select from register.cases h
            where h.uscc = register.last_successor(asked) and h.year = in_year and h.step <> 'REMOVED') then 0
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
revoke execute on function register.staff_on_record(text, integer) from public;
grant execute on function register.staff_on_record(text, integer) to ecocredit_running;

-- The filing of a successor is told too, since its result rests on what it took over: which filings a repair hangs on is said by
-- Bearing, and not here any more.
create or replace function register.years_weighed_on(codes text[], today date)
    returns table (uscc text, year integer, lead_league text, step text, was_shown boolean, shown_on date, filing_due date,
        filed_on date, published_on date, replaced_on date, open_to_history boolean, excused boolean, untruthful boolean)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with bearers as (
        select code as uscc, code as bearer from unnest(codes) as code
        union select a.uscc, a.heir from register.absorbed(null) a where a.uscc = any(codes) and a.since <= today),
    published as (
        select h.uscc as bearer, h.year, min(h.published_on) as published_on
        from register.result_history h where h.uscc in (select bearer from bearers) group by h.uscc, h.year),
    years as (
        select c.uscc as bearer, c.year from register.cases c where c.uscc in (select bearer from bearers)
        union select p.bearer, p.year from published p)
    select b.uscc, y.year, c.lead_league, c.step, c.notice_id is not null,
        (select min(s.done_on) from register.case_steps s where s.case_id = c.case_id and s.to_step = 'ON_NOTICE'),
        c.filing_due, c.filed_on, p.published_on,
        (select min(r.rated_at) from published later join published.releases r on r.year = later.year
            where later.bearer = y.bearer and later.year > y.year),
        access.league() is null and coalesce(c.step, 'LISTED') = 'LISTED' and exists (
            select from register.history_openings o
            where o.year = y.year and o.open_until >= today and o.opened_by <> access.actor()),
        exists (select from register.filing_rulings f
            where f.case_id = c.case_id and f.kind = 'GOOD_CAUSE' and f.state <> 'LIFTED'),
        exists (select from register.filing_rulings f
            where f.case_id = c.case_id and f.kind = 'UNTRUTHFUL' and f.state <> 'LIFTED')
    from bearers b
        join years y using (bearer)
        left join register.cases c on c.uscc = y.bearer and c.year = y.year
        left join published p on p.bearer = y.bearer and p.year = y.year
    order by b.uscc = b.bearer desc
$$;

-- Whether whoever acts found something of a filing on which a repair hangs, or decided the objection: an institution's own, or
-- of whoever took it over. Copies of the version before still ask register.took_part_in_finding.
create function register.took_part_in_findings(of_uscc text, of_years integer[]) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (select from register.filing_rulings f join register.cases c on c.case_id = f.case_id
        where (c.uscc = of_uscc or c.uscc in (select register.heirs_of(array[of_uscc]))) and c.year = any(of_years)
            and access.actor() in (f.stated_by, f.decided_by))
$$;

-- Records of an institution, or of whom it took over, in whose repair whoever acts had a part since the notice, however that
-- ended. Copies of the version before still ask register.took_part_in_repair.
create function register.repairs_taken_part_in(of_uscc text) returns setof text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select distinct p.record_no
    from register.repairs p join register.repair_steps s on s.repair_id = p.repair_id
    where p.uscc = any((register.absorbed_codes(of_uscc) || of_uscc)::text[])
        and s.move in ('CONFIRM', 'DECIDE') and s.stage <> 'BEFORE_NOTICE' and s.actor = access.actor()
$$;
revoke execute on function register.took_part_in_findings(text, integer[]), register.repairs_taken_part_in(text) from public;
grant execute on function register.took_part_in_findings(text, integer[]), register.repairs_taken_part_in(text)
    to ecocredit_running;

-- The day on which the first notice to file went out by post of which no receipt is recorded yet (I-29); null where none is on its
-- way. A letter on paper without a last day had not arrived when it was sent.
create index notices_sent_by_post on register.inbox (case_id)
    where kind = 'notification' and service is not null and due_on is null;
create index notices_sent_by_post on practitioners.notices (case_id)
    where kind = 'notification' and service is not null and due_on is null;

create function register.notice_on_its_way(of_case uuid) returns date
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select min(m.arrived_on) from register.inbox m
    where m.case_id = of_case and m.kind = 'notification' and m.service is not null and m.due_on is null
    having count(*) > (select count(*) from register.case_steps s
        where s.case_id = of_case and s.action = 'SERVE' and s.from_step = 'NOTIFIED')
$$;
create function practitioners.notice_on_its_way(of_case uuid) returns date
    language sql stable set search_path = '' set ecocredit.reach = 'ALL' as $$
    select min(m.arrived_on) from practitioners.notices m
    where m.case_id = of_case and m.kind = 'notification' and m.service is not null and m.due_on is null
    having count(*) > (select count(*) from practitioners.case_steps s
        where s.case_id = of_case and s.action = 'SERVE' and s.from_step = 'NOTIFIED')
$$;
revoke execute on function register.notice_on_its_way(uuid), practitioners.notice_on_its_way(uuid) from public;
grant execute on function register.notice_on_its_way(uuid) to ecocredit_running;
grant execute on function practitioners.notice_on_its_way(uuid) to ecocredit_practitioners;
