-- What was answered to a request that creates something, kept for some days under the key that its client gave it, so that
-- the same request again is answered and not carried out. Written in the transaction of what was done.

-- Whom a key belongs to: the account together with whom it acts for, digested, since both are of any length.
create function access.client() returns text language sql stable parallel safe
    return encode(sha256(convert_to(jsonb_build_array(access.actor(), current_setting('ecocredit.reach', true),
        access.league(), access.uscc(), access.person(), access.authority())::text, 'UTF8')), 'hex');

create table register.idempotency_keys (
    client text collate "C" not null,
    operation text collate "C" not null,
    target text collate "C" not null,
    key text collate "C" not null,
    body_digest text not null,
    digested_with text not null,
    status int not null,
    location text,
    etag text,
    body text not null,
    recorded_at timestamptz not null,
    primary key (client, operation, target, key)
);
create index idempotency_keys_by_age on register.idempotency_keys (recorded_at);

-- Answers that may speak of persons: the role that cannot reach persons does not see them.
create table practitioners.idempotency_keys (like register.idempotency_keys including all);

alter table register.idempotency_keys enable row level security, force row level security;
alter table practitioners.idempotency_keys enable row level security, force row level security;
create policy whole_region on register.idempotency_keys using ((select access.reaches_all()));
create policy whole_region on practitioners.idempotency_keys using ((select access.reaches_all()));
create policy its_own on register.idempotency_keys using (client = (select access.client()));
create policy its_own on practitioners.idempotency_keys using (client = (select access.client()));
