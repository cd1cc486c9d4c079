-- Files that somebody shows in evidence: about an institution, and apart from these about a natural person (A36). They are
-- facts: nobody who runs may change or remove one. The same bytes are kept once for each whom they are about.
select set_config('ecocredit.reach', 'ALL', true);

create table register.evidence (
    evidence_id uuid primary key default gen_random_uuid(),
    uscc text collate "C" not null references register.institutions,
    file_name text not null check (char_length(file_name) between 1 and 200),
    media_type text not null,
    size bigint not null check (size > 0 and size = octet_length(content)),
    sha256 text collate "C" not null check (sha256 = encode(sha256(content), 'hex')),
    content bytea not null,
    scanned_by text,
    uploaded_by text not null,
    uploaded_league text,
    recorded_at timestamptz not null,
    unique (uscc, sha256)
);

create table practitioners.evidence (
    evidence_id uuid primary key default gen_random_uuid(),
    practitioner_no text collate "C" not null references practitioners.practitioners,
    file_name text not null check (char_length(file_name) between 1 and 200),
    media_type text not null,
    size bigint not null check (size > 0 and size = octet_length(content)),
    sha256 text collate "C" not null check (sha256 = encode(sha256(content), 'hex')),
    content bytea not null,
    scanned_by text,
    uploaded_by text not null,
    uploaded_league text,
    recorded_at timestamptz not null,
    unique (practitioner_no, sha256)
);

-- Not compressed, so that a slice is read without the rest; most of these files are compressed already.
alter table register.evidence alter column content set storage external;
alter table practitioners.evidence alter column content set storage external;

revoke update, delete on register.evidence from ecocredit_running;
revoke update, delete on practitioners.evidence from ecocredit_practitioners;

alter table register.evidence enable row level security, force row level security;
alter table practitioners.evidence enable row level security, force row level security;

create policy whole_region on register.evidence using ((select access.reaches_all()));
create policy its_own on register.evidence
    using (uscc = (select access.uscc()))
    with check (uscc = (select access.uscc()) and uploaded_league is null);
create policy leagues_of_the_file on register.evidence
    using (exists (select from register.file_access a
        where a.uscc = evidence.uscc and a.league = (select access.league())))
    with check (uploaded_league = (select access.league()) and exists (select from register.file_access a
        where a.uscc = evidence.uscc and a.league = (select access.league())));

create policy whole_region on practitioners.evidence using ((select access.reaches_all()));
create policy oneself on practitioners.evidence
    using (practitioner_no = (select access.person()))
    with check (practitioner_no = (select access.person()) and uploaded_league is null);
create policy leagues_know_their_own on practitioners.evidence
    using (exists (select from practitioners.access a
        where a.practitioner_no = evidence.practitioner_no and a.league = (select access.league())))
    with check (uploaded_league = (select access.league()) and exists (select from practitioners.access a
        where a.practitioner_no = evidence.practitioner_no and a.league = (select access.league())));
