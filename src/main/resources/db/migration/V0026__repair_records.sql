-- Repair of a record: reported or applied for by the institution, confirmed by who produced it, decided by the league
-- (A26, A27). What was done is a history that is only added to.
select set_config('ecocredit.reach', 'ALL', true);

create table register.repairs (
    repair_id uuid primary key default gen_random_uuid(),
    record_no text collate "C" not null references register.records,
    uscc text collate "C" not null references register.institutions,
    year integer not null,
    state text not null check (state in ('APPLIED', 'PRODUCER_CONFIRMED', 'REPAIRED', 'REFUSED')),
    version bigint not null default 1,
    applied_on date not null,
    signer text,
    signed_on date
);

create unique index one_open_repair_of_a_record on register.repairs (record_no)
    where state in ('APPLIED', 'PRODUCER_CONFIRMED');
create index repairs_of_an_institution on register.repairs (uscc, repair_id);

create table register.repair_steps (
    repair_id uuid not null references register.repairs,
    version bigint not null,
    move text not null check (move in ('APPLY', 'COMMIT', 'CONFIRM', 'DECIDE')),
    granted boolean,
    stage text not null,
    to_state text not null,
    actor text not null,
    role text not null,
    done_on date not null,
    due_on date,
    words text not null,
    ended_on date,
    good_cause text,
    conditions jsonb,
    evidence uuid[] not null default '{}',
    entry_id bigint not null references register.entries,
    primary key (repair_id, version)
);

-- The confirmation of repair (信用修复确认书), with the number by which anyone can verify it.
create table register.repair_letters (
    number text collate "C" primary key,
    repair_id uuid not null unique references register.repairs,
    issued_on date not null
);

-- That a decision is overdue is told the region once (I-20).
create table register.repair_escalations (
    repair_id uuid primary key references register.repairs,
    due_on date not null,
    told_on date not null
);

revoke update, delete on register.repair_steps, register.repair_letters, register.repair_escalations
    from ecocredit_running;
revoke delete on register.repairs from ecocredit_running;

alter table register.repairs enable row level security, force row level security;
alter table register.repair_steps enable row level security, force row level security;
alter table register.repair_letters enable row level security, force row level security;
alter table register.repair_escalations enable row level security, force row level security;

create policy whole_region on register.repairs using ((select access.reaches_all()));
create policy with_their_record on register.repairs for select
    using (exists (select from register.records r where r.record_no = repairs.record_no));
create policy the_institution_applies on register.repairs for insert with check (uscc = (select access.uscc()));
create policy whoever_sees_the_record_moves on register.repairs for update
    using (exists (select from register.records r where r.record_no = repairs.record_no));

create policy whole_region on register.repair_steps using ((select access.reaches_all()));
create policy with_their_repair on register.repair_steps
    using (exists (select from register.repairs r where r.repair_id = repair_steps.repair_id))
    with check (exists (select from register.repairs r where r.repair_id = repair_steps.repair_id));
create policy whole_region on register.repair_letters using ((select access.reaches_all()));
create policy with_their_repair on register.repair_letters for select
    using (exists (select from register.repairs r where r.repair_id = repair_letters.repair_id));
create policy the_lead_league_issues on register.repair_letters for insert with check (
    exists (select from register.repairs r join register.cases c using (uscc, year)
        where r.repair_id = repair_letters.repair_id and c.lead_league = (select access.league())));
create policy whole_region on register.repair_escalations using ((select access.reaches_all()));

alter table register.rectifications
    add column repair_id uuid references register.repairs;

-- Who confirms that a record was put right must know of whom it is.
create policy producers_know_whom_they_recorded on register.institutions for select using (exists (
    select from register.records r
    where r.uscc = institutions.uscc and r.authority = (select access.authority())));

-- It sees what was shown in evidence of a repair of its records, and shows its own. The same bytes are kept once for each
-- authority, so that none learns what another has.
alter table register.evidence
    add column uploaded_authority text default access.authority(),
    drop constraint evidence_uscc_sha256_key;
create unique index same_bytes_once on register.evidence (uscc, sha256, uploaded_authority) nulls not distinct;
create policy producers_see_what_concerns_their_records on register.evidence for select using (
    uploaded_authority = (select access.authority())
    or exists (select from register.repairs p
        join register.records r on r.record_no = p.record_no
        join register.repair_steps s on s.repair_id = p.repair_id
        where p.uscc = evidence.uscc and r.authority = (select access.authority())
            and evidence.evidence_id = any(s.evidence)));
create policy producers_show_their_own on register.evidence for insert with check (
    uploaded_league is null and uploaded_authority = (select access.authority())
    and exists (select from register.records r
        where r.uscc = evidence.uscc and r.authority = (select access.authority())));
