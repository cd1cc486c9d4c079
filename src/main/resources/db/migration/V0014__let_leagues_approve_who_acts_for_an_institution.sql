-- An account acts for an institution by a league's approval, an agent's under a dated authority (I-29). Approvals and their
-- ends are facts: neither is changed.
select set_config('ecocredit.reach', 'ALL', true);

create table register.account_approvals (
    approval_id bigint generated always as identity primary key,
    uscc text collate "C" not null references register.institutions,
    account text not null,
    capacity text not null check (capacity in ('OWN', 'AGENT')),
    valid_from date not null,
    valid_until date,
    document text,
    approved_by text not null,
    recorded_at timestamptz not null,
    check (valid_until >= valid_from),
    check (capacity = 'OWN' or num_nulls(valid_until, document) = 0)
);

create index approvals_of_an_account on register.account_approvals (account, uscc);
create index approvals_for_an_institution on register.account_approvals (uscc, approval_id);

create table register.account_endings (
    approval_id bigint primary key references register.account_approvals,
    ended_by text not null,
    recorded_at timestamptz not null
);

revoke update, delete on register.account_approvals, register.account_endings from ecocredit_running;

alter table register.account_approvals enable row level security, force row level security;
alter table register.account_endings enable row level security, force row level security;
create policy whole_region on register.account_approvals using ((select access.reaches_all()));
create policy whole_region on register.account_endings using ((select access.reaches_all()));
create policy its_own on register.account_approvals for select using (uscc = (select access.uscc()));
create policy leagues_of_the_file on register.account_approvals
    using (exists (select from register.file_access a
        where a.uscc = account_approvals.uscc and a.league = (select access.league())))
    with check (exists (select from register.file_access a
        where a.uscc = account_approvals.uscc and a.league = (select access.league())));
create policy with_their_approval on register.account_endings
    using (exists (select from register.account_approvals p where p.approval_id = account_endings.approval_id))
    with check ((select access.league()) is not null
        and exists (select from register.account_approvals p where p.approval_id = account_endings.approval_id));
