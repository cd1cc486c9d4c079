-- Who did what, with whom, from where, why, and whether it was done (A36). The row is written in the transaction of the
-- action; the roles that run can add rows and do nothing else to them.
create schema audit;
grant usage on schema audit to ecocredit_running, ecocredit_practitioners, ecocredit_audit;

create table audit.trail (
    audit_id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    at timestamptz not null,
    actor text not null,
    role text not null,
    origin text,
    request_id text,
    operation text not null,
    subject_kind text not null,
    subject text,
    purpose text,
    outcome text not null check (outcome in ('DONE', 'REFUSED')),
    code text
);

create index trail_in_commit_order on audit.trail (xid, audit_id);
create index trail_of_a_subject on audit.trail (subject, audit_id);
create index trail_of_an_actor on audit.trail (actor, audit_id);

grant insert on audit.trail to ecocredit_running, ecocredit_practitioners, ecocredit_audit;
grant select on audit.trail to ecocredit_audit;

-- Each link seals one row and the link before it, with a key that the database does not have.
create table audit.chain (
    position bigint primary key check (position > 0),
    audit_id bigint not null unique,
    xid xid8 not null,
    sealed_with text not null,
    seal text not null,
    sealed_at timestamptz not null
);

grant select, insert on audit.chain to ecocredit_audit;

-- The text of a row that is sealed; the same whatever the session's time zone and language.
create function audit.line(entry audit.trail) returns text
    language sql immutable as $$
    select jsonb_build_array(entry.audit_id, entry.xid::text, (extract(epoch from entry.at) * 1000000)::bigint,
        entry.actor, entry.role, entry.origin, entry.request_id, entry.operation, entry.subject_kind, entry.subject,
        entry.purpose, entry.outcome, entry.code)::text
$$;
