-- Whoever has acted for a subject does nothing in an office about it (公务员法第七十六条, I-29), as far as the register knows.
create index steps_of_an_institutions_account on register.case_steps (actor) where role = 'institution';
create index repair_steps_of_an_institutions_account on register.repair_steps (actor) where role = 'institution';
create index steps_of_a_persons_account on practitioners.case_steps (actor) where role = 'practitioner';
create index filings_of_an_account on register.filings (saved_by);

-- Who applied; null of what was applied for before.
alter table practitioners.repairs add column applied_by text;
create index repairs_that_an_account_applied_for on practitioners.repairs (applied_by) where applied_by is not null;

-- Institutions for which an account stands approved, or has filed, answered or applied; nothing for who does not act in an office.
create function register.acted_for(account text) returns setof text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select a.uscc from register.account_approvals a
    where access.role() in ('league', 'region', 'provider') and a.account = acted_for.account
        and not exists (select from register.account_endings e where e.approval_id = a.approval_id)
    union
    select c.uscc from register.case_steps s join register.cases c on c.case_id = s.case_id
    where access.role() in ('league', 'region', 'provider') and s.actor = acted_for.account and s.role = 'institution'
    union
    select c.uscc from register.filings f join register.cases c on c.case_id = f.case_id
    where access.role() in ('league', 'region', 'provider') and f.saved_by = acted_for.account
    union
    select p.uscc from register.repair_steps s join register.repairs p on p.repair_id = s.repair_id
    where access.role() in ('league', 'region', 'provider') and s.actor = acted_for.account and s.role = 'institution'
$$;

-- Whether an account has acted for a league, the region or the producer of a record: it does not become an institution's.
create function register.acted_in_office(account text) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (select from register.case_steps s
            where s.actor = acted_in_office.account and s.role in ('league', 'region'))
        or exists (select from practitioners.case_steps s
            where s.actor = acted_in_office.account and s.role in ('league', 'region'))
        or exists (select from register.repair_steps s
            where s.actor = acted_in_office.account and s.role in ('league', 'region', 'provider'))
        or exists (select from register.spot_checks k where k.drawn_by = acted_in_office.account)
        or exists (select from practitioners.spot_checks k where k.drawn_by = acted_in_office.account)
        or exists (select from register.account_approvals a where a.approved_by = acted_in_office.account)
        or exists (select from register.filing_rulings f
            where acted_in_office.account in (f.stated_by, f.decided_by))
        or exists (select from register.recusals q where q.officer = acted_in_office.account)
        or exists (select from register.entries e join register.records r on r.entry_id = e.entry_id
            where e.author = acted_in_office.account)
        or exists (select from register.entries e join register.record_events v on v.entry_id = e.entry_id
            where e.author = acted_in_office.account)
$$;

-- Whoever declared a conflict with a person, or is that person by an account of their own, decides nothing about the person under
-- any number (公务员法第七十六条, I-34).
create or replace function practitioners.is_recused(number text, officer text) returns boolean
    language sql stable set ecocredit.reach = 'ALL' as $$
    select exists (
        select from practitioners.numbers_of(number) as own (practitioner_no)
            join practitioners.recusals q using (practitioner_no)
        where q.officer = is_recused.officer)
        or access.role() in ('league', 'region') and (
            exists (select from practitioners.case_steps s join practitioners.cases c using (case_id)
                where s.actor = is_recused.officer and s.role = 'practitioner'
                    and c.practitioner_no in (select practitioners.numbers_of(number)))
            or exists (select from practitioners.repairs p
                where p.applied_by = is_recused.officer
                    and p.practitioner_no in (select practitioners.numbers_of(number))))
$$;

-- Whether whoever acts has settled the other league's half of a doubt whose the matter is (A15.1, I-10): a doubt of the same
-- record, or of another record of the same matter.
create function register.settled_the_other_half(doubt bigint) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (
        select from register.doubts d join register.doubts o on o.kind = d.kind and o.code = d.code
        where d.doubt_no = doubt and d.kind = 'records' and d.code = 'MATTER_OF_ANOTHER_LEAGUE' and o.doubt_no <> d.doubt_no
            and o.settled_by = access.actor() and (o.fact = d.fact or exists (
                select from register.current_records r
                    cross join lateral register.matters_of(array[r.uscc], array[access.folded(r.document_no)]) m
                where r.record_no = d.fact and m.record_no = o.fact and m.indicator = r.indicator
                    and m.authority = register.standing_authority(r.record_no, r.authority)
                    and m.document = access.folded(r.document_no))))
$$;

revoke execute on function register.acted_for(text), register.acted_in_office(text), register.settled_the_other_half(bigint)
    from public;
grant execute on function register.acted_for(text) to ecocredit_running, ecocredit_practitioners;
grant execute on function register.acted_in_office(text), register.settled_the_other_half(bigint) to ecocredit_running;
