-- A former name of an authority is a doubt (I-34). Settled as the same, a record compares under the name of today, so that one
-- document counts once (I-10) and one department is one (I-18); settled as different it stands for itself. Each settlement is a
-- fact of its own with its entry, so that what was known when can be asked again, and another officer may revise it.
select set_config('ecocredit.reach', 'ALL', true);

create table register.settled_authorities (
    record_no text collate "C" not null references register.records,
    settlement_no integer not null,
    doubt_no bigint not null references register.doubts,
    same boolean not null,
    present text not null,
    reason text not null,
    settled_by text not null,
    settled_at timestamptz not null,
    entry_id bigint not null references register.entries,
    primary key (record_no, settlement_no)
);
create table practitioners.settled_authorities (
    record_no text collate "C" not null references practitioners.records,
    settlement_no integer not null,
    doubt_no bigint not null references practitioners.doubts,
    same boolean not null,
    present text not null,
    reason text not null,
    settled_by text not null,
    settled_at timestamptz not null,
    entry_id bigint not null references register.entries,
    primary key (record_no, settlement_no)
);
create index settlements_of_a_doubt on register.settled_authorities (doubt_no);
create index settlements_of_a_doubt on practitioners.settled_authorities (doubt_no);

revoke update, delete on register.settled_authorities from ecocredit_running;
grant select, insert on practitioners.settled_authorities to ecocredit_practitioners;
revoke update, delete on practitioners.settled_authorities from ecocredit_practitioners;

alter table register.settled_authorities enable row level security, force row level security;
alter table practitioners.settled_authorities enable row level security, force row level security;
create policy whole_region on register.settled_authorities using ((select access.reaches_all()));
create policy whole_region on practitioners.settled_authorities using ((select access.reaches_all()));
create policy with_their_record on register.settled_authorities for select using (exists (
    select from register.records r where r.record_no = settled_authorities.record_no));
create policy with_their_record on practitioners.settled_authorities for select using (exists (
    select from practitioners.records r where r.record_no = settled_authorities.record_no));
create policy leagues_settle_their_own on register.settled_authorities for insert with check (exists (
    select from register.doubts d
    where d.doubt_no = settled_authorities.doubt_no and d.league = (select access.league())));
create policy leagues_settle_their_own on practitioners.settled_authorities for insert with check (exists (
    select from practitioners.doubts d
    where d.doubt_no = settled_authorities.doubt_no and d.league = (select access.league())));

create trigger settlements_touch_people after insert on practitioners.settled_authorities
    referencing new table as written for each statement execute function practitioners.touch_people();

-- Doubts of this kind have a code of their own from now on.
alter table register.doubts disable trigger settled_once;
alter table practitioners.doubts disable trigger settled_once;
update register.doubts set code = 'FORMER_AUTHORITY'
    where kind = 'records' and field = 'authority' and detail like '机关为原名称%';
update practitioners.doubts set code = 'FORMER_AUTHORITY'
    where kind = 'practitioner_records' and field = 'authority' and detail like '机关为原名称%';
alter table register.doubts enable trigger settled_once;
alter table practitioners.doubts enable trigger settled_once;

-- The authority of a record in the form in which it is compared now. CreditRecord.standingAuthority says the same.
create function register.standing_authority(record text, written text) returns text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select coalesce((
        select case when s.same then s.present end from register.settled_authorities s
        where s.record_no = record order by s.settlement_no desc limit 1), access.folded(written))
$$;
-- The department that a record of a person is of.
create function practitioners.standing_authority(record text, written text) returns text
    language sql stable set search_path = '' set ecocredit.reach = 'ALL' as $$
    select coalesce((
        select case when s.same then s.present end from practitioners.settled_authorities s
        where s.record_no = record order by s.settlement_no desc limit 1), written)
$$;
revoke execute on function register.standing_authority(text, text), practitioners.standing_authority(text, text) from public;
grant execute on function register.standing_authority(text, text) to ecocredit_running;
grant execute on function practitioners.standing_authority(text, text) to ecocredit_practitioners;

-- Each as before, by the authority as it stands.
create or replace function register.matters_of(codes text[], documents text[])
    returns table (record_no text, uscc text, indicator text, document text, authority text, league text)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with own as materialized (
        select k.record_no, k.uscc, access.folded(k.document_no) as document
        from register.records k where k.uscc = any(codes)
        union
        select k.record_no, k.uscc, access.folded(m.document_no)
        from register.records k join register.record_amendments m on m.record_no = k.record_no
        where k.uscc = any(codes)),
    numbers as (
        select distinct o.record_no
        from unnest(codes, documents) as asked (code, document)
            join own o on o.uscc = asked.code and o.document = asked.document)
    select r.record_no, r.uscc, r.indicator, access.folded(r.document_no),
        register.standing_authority(r.record_no, r.authority), access.league_of(r.division)
    from numbers n join register.current_records r on r.record_no = n.record_no
    where r.indicator is not null and r.document_no is not null
        and coalesce((select e.kind from register.record_events e
            where e.record_no = r.record_no and e.kind in ('WITHDRAWN', 'REINSTATED', 'QUASHED', 'UPHELD')
            order by e.event_no desc limit 1), 'UPHELD') not in ('WITHDRAWN', 'QUASHED')
$$;

create or replace function register.is_doubted_matter(record text) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (select from register.doubts d
        where d.kind = 'records' and d.fact = record and d.code = 'MATTER_OF_ANOTHER_LEAGUE' and d.settled_at is null)
        or exists (
            select from register.current_records r
                cross join lateral register.matters_of(array[r.uscc], array[access.folded(r.document_no)]) m
                join register.doubts d on d.kind = 'records' and d.fact = m.record_no
                    and d.code = 'MATTER_OF_ANOTHER_LEAGUE' and d.settled_at is null
            where r.record_no = record and m.indicator = r.indicator
                and m.authority = register.standing_authority(r.record_no, r.authority)
                and m.document = access.folded(r.document_no))
$$;

create or replace function register.hints_of(codes text[], documents text[])
    returns table (record_no text, uscc text, document text, authority text, league text)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with own as materialized (
        select r.record_no, r.uscc, access.folded(r.document_no) as document,
            register.standing_authority(r.record_no, r.authority) as authority,
            access.league_of(r.division) as league, r.produced_on
        from register.current_records r where r.uscc = any(codes) and r.category = 'HINT'),
    asked as (select distinct code, document from unnest(codes, documents) as t (code, document))
    select o.record_no, o.uscc, o.document, o.authority, o.league
    from asked join own o on o.uscc = asked.code and o.document = asked.document
    where coalesce((select e.kind from register.record_events e
            where e.record_no = o.record_no and e.kind in ('WITHDRAWN', 'REINSTATED', 'QUASHED')
            order by e.event_no desc limit 1), 'REINSTATED') = 'REINSTATED'
    order by o.produced_on, o.record_no
$$;

create or replace function register.quashed_matters(codes text[], documents text[])
    returns table (record_no text, uscc text, indicator text, document text, authority text)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with quashed as materialized (
        select r.record_no, r.uscc, r.indicator, access.folded(r.document_no) as document,
            register.standing_authority(r.record_no, r.authority) as authority
        from (select distinct record_no from register.record_events where kind = 'QUASHED') q
            join register.current_records r using (record_no)
        where r.uscc = any(codes) and r.indicator is not null
            and (select e.kind from register.record_events e
                where e.record_no = r.record_no and e.kind in ('WITHDRAWN', 'REINSTATED', 'QUASHED')
                order by e.event_no desc limit 1) = 'QUASHED'),
    asked as (select distinct code, document from unnest(codes, documents) as t (code, document))
    select q.record_no, q.uscc, q.indicator, q.document, q.authority
    from asked join quashed q on q.uscc = asked.code and q.document = asked.document
$$;

create or replace function register.warnings_before(records text[])
    returns table (record_no text, warning_no text, league text, indicator text, found_on date, issued_on date, late boolean,
        settled boolean)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select r.record_no, w.warning_no, w.league, w.indicator, w.found_on, w.issued_on,
        exists (select from register.records k
            where k.uscc = r.uscc and k.indicator = w.indicator and k.entry_id < w.entry_id
                and (k.record_no = r.record_no
                    or access.folded(k.document_no) = access.folded(r.document_no)
                        and register.standing_authority(k.record_no, k.authority)
                            = register.standing_authority(r.record_no, r.authority))),
        exists (select from register.doubts d
            where d.kind = 'records' and d.fact = r.record_no and d.code = 'MAY_FOLLOW_WARNING'
                and d.settled_at is not null and strpos(d.detail, w.warning_no) > 0)
    from register.records r
        join register.early_warnings w on w.uscc = r.uscc or w.uscc = any (register.absorbed_codes(r.uscc))
    where r.record_no = any(records) and register.follower_of(w.warning_no) is null
        and not exists (select from register.warnings b
            where b.record_no = r.record_no and b.early_warning_no is not null)
    order by r.record_no, w.warning_no
$$;

create or replace function practitioners.draw_cases(asked integer, since date, until date, threshold integer)
    returns bigint
    language sql set ecocredit.reach = 'ALL' as $$
    with firsts as (
        select distinct on (p.person_no, access.folded(practitioners.standing_authority(v.record_no, v.authority)))
            p.person_no, v.practitioner_no, v.produced_on, v.record_no, access.league_of(v.division) as league
        from practitioners.valid_records v join practitioners.practitioners p using (practitioner_no)
        where v.produced_on between since and until
        order by p.person_no, access.folded(practitioners.standing_authority(v.record_no, v.authority)), v.produced_on,
            v.record_no),
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
    select r.record_no, practitioners.standing_authority(r.record_no, r.authority), r.produced_on, x.confirmed_on,
        access.league_of(r.division)
    from practitioners.cases c
        join practitioners.practitioners p using (practitioner_no)
        join practitioners.practitioners o on o.person_no = p.person_no
        join practitioners.valid_records r on r.practitioner_no = o.practitioner_no
        left join practitioners.rectifications x using (record_no)
    where c.case_id = asked and c.lead_league = access.league() and r.produced_on between since and until
$$;
