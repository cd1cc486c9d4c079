-- Whether an institution had good cause not to file in time, and whether what it filed is untrue, are found by its lead league
-- with reasons and evidence, told to it and open to its objection (第二十三条, 第二十六条第四款, I-39).
select set_config('ecocredit.reach', 'ALL', true);

create table register.filing_rulings (
    ruling_id uuid primary key default gen_random_uuid(),
    case_id uuid not null references register.cases (case_id),
    kind text not null check (kind in ('GOOD_CAUSE', 'UNTRUTHFUL')),
    state text not null default 'STATED' check (state in ('STATED', 'OBJECTED', 'CONFIRMED', 'LIFTED')),
    version bigint not null default 1,
    words text not null,
    evidence uuid[] not null check (cardinality(evidence) > 0),
    stated_by text not null,
    stated_on date not null,
    objection_due date not null,
    objection text,
    objection_evidence uuid[] not null default '{}',
    objected_on date,
    decision text,
    decided_by text,
    decided_on date
);
create unique index one_ruling_of_a_kind_stands on register.filing_rulings (case_id, kind) where state <> 'LIFTED';

revoke delete on register.filing_rulings from ecocredit_running;
alter table register.filing_rulings enable row level security, force row level security;
create policy whole_region on register.filing_rulings using ((select access.reaches_all()));
create policy with_their_case on register.filing_rulings for select
    using (exists (select from register.cases c where c.case_id = filing_rulings.case_id));
create policy the_lead_league_states on register.filing_rulings for insert with check (exists (
    select from register.cases c
    where c.case_id = filing_rulings.case_id and c.lead_league = (select access.league())));
create policy whoever_takes_part_moves on register.filing_rulings for update using (register.takes_part(case_id));
