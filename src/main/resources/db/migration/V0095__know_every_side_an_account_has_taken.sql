-- For whom an account has acted is known from every act, whatever it wrote (公务员法第七十六条, I-29): each leaves its row in the
-- trail, and with it, once, the side on which it was done: an office, an institution or a person. Nobody reads the trail for it.
select set_config('ecocredit.reach', 'ALL', true);

create table register.acting_accounts (
    account text not null,
    uscc text collate "C" not null,
    primary key (account, uscc)
);
comment on column register.acting_accounts.uscc is 'of the institution; empty of an office';

create table practitioners.acting_accounts (
    account text not null,
    practitioner_no text collate "C" not null,
    primary key (account, practitioner_no)
);

revoke insert, update, delete on register.acting_accounts from ecocredit_running;
revoke insert, update, delete on practitioners.acting_accounts from ecocredit_practitioners;
alter table register.acting_accounts enable row level security;
alter table practitioners.acting_accounts enable row level security;
create policy whole_region on register.acting_accounts using ((select access.reaches_all()));
create policy whole_region on practitioners.acting_accounts using ((select access.reaches_all()));

create function audit.keep_the_side() returns trigger
    language plpgsql security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
declare
    taken text := case when new.role = 'institution' then access.uscc()
        when new.role in ('league', 'region', 'provider') then '' end;
begin
    if taken is not null and not exists (select from register.acting_accounts a where a.account = new.actor and a.uscc = taken) then
        insert into register.acting_accounts (account, uscc) values (new.actor, taken) on conflict do nothing;
    end if;
    if new.role = 'practitioner' and access.person() is not null and not exists (
            select from practitioners.acting_accounts a
            where a.account = new.actor and a.practitioner_no = access.person()) then
        insert into practitioners.acting_accounts (account, practitioner_no) values (new.actor, access.person())
            on conflict do nothing;
    end if;
    return null;
end
$$;
revoke execute on function audit.keep_the_side() from public;
create trigger keeps_the_side after insert on audit.trail
    for each row when (new.outcome = 'DONE') execute function audit.keep_the_side();

-- What was done before: the trail says in which role, and its subject leads to the institution.
insert into register.acting_accounts (account, uscc)
select distinct t.actor, '' from audit.trail t where t.outcome = 'DONE' and t.role in ('league', 'region', 'provider')
union
select t.actor, s.uscc
from (select distinct actor, subject from audit.trail where outcome = 'DONE' and role = 'institution') as t
    cross join lateral (
        select i.uscc from register.institutions i where i.uscc = t.subject
        union select r.uscc from register.records r where r.record_no = t.subject
        union select c.uscc from register.cases c where c.case_id::text = t.subject
        union select c.uscc from register.filing_rulings f join register.cases c using (case_id) where f.ruling_id::text = t.subject
        union select p.uscc from register.repairs p where p.repair_id::text = t.subject
        union select w.uscc from register.early_warnings w where w.warning_no = t.subject) as s
on conflict do nothing;

-- As before, and for whatever else was done.
create or replace function register.acted_for(account text) returns setof text
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
    union
    select a.uscc from register.acting_accounts a
    where access.role() in ('league', 'region', 'provider') and a.account = acted_for.account and a.uscc <> ''
$$;

create or replace function register.acted_in_office(account text) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (select from register.acting_accounts a where a.account = acted_in_office.account and a.uscc = '')
        or exists (select from register.case_steps s
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
                    and p.practitioner_no in (select practitioners.numbers_of(number)))
            or exists (select from practitioners.acting_accounts a
                where a.account = is_recused.officer
                    and a.practitioner_no in (select practitioners.numbers_of(number))))
$$;
