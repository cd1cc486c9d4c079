-- How the years of institutions stand, which whoever changes a file or brings one need not see: the case of each year, whether
-- it was ever published, and since when a later year's result has stood in its place (I-16, I-22, I-30).
select set_config('ecocredit.reach', 'ALL', true);

create table register.history_openings (
    opening_id bigint generated always as identity primary key,
    year integer not null references register.years,
    opened_by text not null,
    opened_at timestamptz not null,
    opened_on date not null,
    open_until date not null check (open_until >= opened_on),
    reason text not null check (char_length(reason) between 1 and 500)
);
create index history_of_a_year on register.history_openings (year, open_until);
revoke update, delete on register.history_openings from ecocredit_running;
alter table register.history_openings enable row level security, force row level security;
create policy whole_region on register.history_openings using ((select access.reaches_all()));
create policy leagues_read on register.history_openings for select using ((select access.league()) is not null);

-- For whoever asks, a year is open to its history when another officer of the region has opened it; for a league it never is.
create function register.years_of(codes text[], today date)
    returns table (uscc text, year integer, lead_league text, step text, filing_due date, filed_on date, published_on date,
        replaced_on date, open_to_history boolean, excused boolean, untruthful boolean)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with published as (
        select h.uscc, h.year, min(h.published_on) as published_on
        from register.result_history h where h.uscc = any(codes) group by h.uscc, h.year),
    years as (
        select c.uscc, c.year from register.cases c where c.uscc = any(codes)
        union select p.uscc, p.year from published p)
    select y.uscc, y.year, c.lead_league, c.step, c.filing_due, c.filed_on, p.published_on,
        (select min(r.rated_at) from published later join published.releases r on r.year = later.year
            where later.uscc = y.uscc and later.year > y.year),
        access.league() is null and coalesce(c.step, 'LISTED') = 'LISTED' and exists (
            select from register.history_openings o
            where o.year = y.year and o.open_until >= today and o.opened_by <> access.actor()),
        exists (select from register.filing_rulings f
            where f.case_id = c.case_id and f.kind = 'GOOD_CAUSE' and f.state <> 'LIFTED'),
        exists (select from register.filing_rulings f
            where f.case_id = c.case_id and f.kind = 'UNTRUTHFUL' and f.state <> 'LIFTED')
    from years y
        left join register.cases c on c.uscc = y.uscc and c.year = y.year
        left join published p on p.uscc = y.uscc and p.year = y.year
$$;
revoke execute on function register.years_of(text[], date) from public;
grant execute on function register.years_of(text[], date) to ecocredit_running, ecocredit_practitioners;

-- A file of rectifications is looked at by the practitioners' role, which asks for records as last amended.
grant select on register.current_records, register.record_amendments, register.record_events to ecocredit_practitioners;

-- The league that leads the furthest result decides, and that need not be the one of the record's own year.
drop policy the_lead_league_issues on register.repair_letters;
create policy a_league_that_leads_issues on register.repair_letters for insert with check (
    exists (select from register.repairs r join register.cases c using (uscc)
        where r.repair_id = repair_letters.repair_id and c.lead_league = (select access.league())));

-- Of records of practitioners, the ratings as a dishonest individual that were told and rest on them, and how many people of
-- the employer were on record in the record's year on a day (I-12). Neither tells who.
create function practitioners.told_ratings(numbers text[]) returns table (record_no text, year integer, step text)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select r.record_no, c.year, c.step
    from practitioners.records r
        join practitioners.cases c on c.practitioner_no = r.practitioner_no
        join practitioners.case_findings f on f.case_id = c.case_id and f.finding_no = c.finding_no
    where r.record_no = any(numbers) and f.dishonest and r.record_no = any(f.counted)
$$;
create function practitioners.staff_on_record(numbers text[], today date) returns table (record_no text, people bigint)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select r.record_no, count(distinct s.practitioner_no)
    from practitioners.valid_records r
        join practitioners.valid_records s on s.employer_uscc = r.employer_uscc
            and extract(year from s.produced_on) = extract(year from r.produced_on) and s.produced_on <= today
        left join practitioners.rectifications x on x.record_no = s.record_no and x.confirmed_on <= today
    where r.record_no = any(numbers) and x.record_no is null
    group by r.record_no
$$;
revoke execute on function practitioners.told_ratings(text[]), practitioners.staff_on_record(text[], date) from public;
grant execute on function practitioners.told_ratings(text[]), practitioners.staff_on_record(text[], date)
    to ecocredit_practitioners;
