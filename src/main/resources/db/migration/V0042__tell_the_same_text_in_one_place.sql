-- Whether two texts name the same document, authority or person is decided in one form (I-34): compatibility forms alike, every
-- bracket round, nothing that is not seen. It says of every text what io.ecocredit.regulation.subject.SameText says. What is
-- stored is what was written.
select set_config('ecocredit.reach', 'ALL', true);

create function access.folded(written text) returns text
    language sql immutable parallel safe strict
    return translate(
        regexp_replace(normalize(written, nfkc),
            '[\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
            '', 'g'),
        '([{<«‹⁅⌈⌊⟦⟨⟪⟬⟮⦃⦅⦇⦋⦑⦗⧼❨❪❬❮❰❲❴⸢⸤⸦⸨〈《「『【〔〖〘〚)]}>»›⁆⌉⌋⟧⟩⟫⟭⟯⦄⦆⦈⦌⦒⦘⧽❩❫❭❯❱❳❵⸣⸥⸧⸩〉》」』】〕〗〙〛',
        '((((((((((((((((((((((((((((((((((((((((()))))))))))))))))))))))))))))))))))))))))');

-- Which records an authority answers for does not hang on how somebody wrote its name (A15.1).
alter table register.records add column authority_folded text not null
    generated always as (access.folded(authority)) stored;

drop policy providers_keep_their_own on register.records;
create policy providers_keep_their_own on register.records
    using (authority_folded = (select access.folded(access.authority())))
    with check (authority_folded = (select access.folded(access.authority())));

create or replace function register.answers_for(record text) returns boolean language sql stable
    begin atomic
    select access.reaches_all() or exists (
        select from register.records r where r.record_no = record
            and (access.league_of(r.division) = access.league()
                or r.authority_folded = access.folded(access.authority())));
    end;

drop policy producers_know_whom_they_recorded on register.institutions;
create policy producers_know_whom_they_recorded on register.institutions for select using (exists (
    select from register.records r
    where r.uscc = institutions.uscc and r.authority_folded = (select access.folded(access.authority()))));

drop policy producers_see_what_concerns_their_records on register.evidence;
create policy producers_see_what_concerns_their_records on register.evidence for select using (
    access.folded(uploaded_authority) = (select access.folded(access.authority()))
    or exists (select from register.repairs p
        join register.records r on r.record_no = p.record_no
        join register.repair_steps s on s.repair_id = p.repair_id
        where p.uscc = evidence.uscc and r.authority_folded = (select access.folded(access.authority()))
            and evidence.evidence_id = any(s.evidence)));
drop policy producers_show_their_own on register.evidence;
create policy producers_show_their_own on register.evidence for insert with check (
    uploaded_league is null and access.folded(uploaded_authority) = (select access.folded(access.authority()))
    and exists (select from register.records r
        where r.uscc = evidence.uscc and r.authority_folded = (select access.folded(access.authority()))));

create or replace function register.is_recused_from(of_uscc text, of_year integer, bureau text) returns boolean
    language sql stable
    begin atomic
    select exists (select from register.recusals q where q.uscc = of_uscc and q.officer = access.actor())
        or exists (select from register.engagements e
            where e.uscc = of_uscc and e.year = of_year and access.folded(e.client_name) = access.folded(bureau));
    end;

-- As before, with departments told apart by their folded names (I-18).
create or replace function practitioners.draw_cases(asked integer, since date, until date, threshold integer)
    returns bigint
    language sql set ecocredit.reach = 'ALL' as $$
    with firsts as (
        select distinct on (practitioner_no, access.folded(authority))
            practitioner_no, produced_on, record_no, access.league_of(division) as league
        from practitioners.valid_records where produced_on between since and until
        order by practitioner_no, access.folded(authority), produced_on, record_no),
    placed as (
        select practitioner_no, league,
            row_number() over (partition by practitioner_no order by produced_on, record_no) as place
        from firsts),
    led as (
        select practitioner_no,
            coalesce(max(league) filter (where place = threshold), max(league) filter (where place = 1)) as league
        from placed group by practitioner_no),
    added as (
        insert into practitioners.cases (year, practitioner_no, lead_league)
        select asked, practitioner_no, league from led where league = access.league()
        on conflict (year, practitioner_no) do nothing returning 1)
    select count(*) from added
$$;

-- How the texts of known records were written: a delivery that writes the same otherwise is no contradiction.
create function register.known_spellings(numbers text[])
    returns table (record_no text, authority text, document_no text, client_document_no text)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select r.record_no, r.authority, r.document_no, r.client_document_no
    from register.records r where r.record_no = any(numbers)
$$;
create function practitioners.known_spellings(numbers text[])
    returns table (record_no text, authority text, document_no text, client_name text)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select r.record_no, r.authority, r.document_no, r.client_name
    from practitioners.records r where r.record_no = any(numbers)
$$;
