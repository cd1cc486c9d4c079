-- Who filed gets a certificate of the year with its result as it is published; anyone can verify it by its number (A19).
select set_config('ecocredit.reach', 'ALL', true);

create table register.certificates (
    number text collate "C" primary key,
    uscc text collate "C" not null,
    year integer not null,
    version bigint not null references register.result_history,
    lead_league text not null,
    document text not null,
    issued_by text not null,
    issued_at timestamptz not null,
    unique (uscc, year, version),
    foreign key (year, uscc) references register.cases
);

-- What can be verified, without what it says: a result that is public no longer is nowhere in this schema, and one that is
-- stands in published.results. A paper is current while the version that it was issued on is the one that is shown.
create table published.verifications (
    number text collate "C" primary key,
    kind text not null,
    uscc text collate "C" not null,
    year integer not null,
    version bigint not null,
    issued_on date not null
);

revoke update, delete on register.certificates, published.verifications from ecocredit_running;

alter table register.certificates enable row level security, force row level security;
create policy whole_region on register.certificates using ((select access.reaches_all()));
create policy its_own on register.certificates for select using (uscc = (select access.uscc()));
create policy leagues_of_the_file on register.certificates for select using (exists (
    select from register.file_access a where a.uscc = certificates.uscc and a.league = (select access.league())));
create policy whoever_filed_or_leads on register.certificates for insert with check (exists (
    select from register.cases c
    where c.uscc = certificates.uscc and c.year = certificates.year and c.filed_on is not null
        and (c.uscc = (select access.uscc()) or c.lead_league = (select access.league()))));
