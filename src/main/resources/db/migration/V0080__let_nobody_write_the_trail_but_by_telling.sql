-- A row of the trail says who by the transaction's own identity and when by the database's clock; whoever may add one can
-- neither name another nor another time (A36). Entries are opened and sealed by functions alone: nobody who runs changes an
-- author, a time or a position. The copies of the version before wrote the trail themselves, and are stopped first.
create function access.act_as(
    actor text, reach text, league text, uscc text, person text, authority text, role text) returns void
    language sql volatile as $$
    select access.act_as(actor, reach, league, uscc, person, authority), set_config('ecocredit.role', coalesce(role, ''), true)
$$;

create function access.role() returns text language sql stable parallel safe
    return nullif(current_setting('ecocredit.role', true), '');

grant usage on schema access to ecocredit_audit;

create function audit.tell(operation text, subject_kind text, subject text, purpose text, outcome text, code text,
    origin text, request_id text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
    if access.actor() is null or access.role() is null then
        raise exception 'a transaction tells the trail in whose name it works (access.act_as)' using errcode = '42501';
    end if;
    insert into audit.trail (at, actor, role, origin, request_id, operation, subject_kind, subject, purpose, outcome, code)
    values (clock_timestamp(), access.actor(), access.role(), origin, request_id, operation, subject_kind, subject, purpose,
        outcome, code);
end
$$;

revoke execute on function audit.tell(text, text, text, text, text, text, text, text) from public;
grant execute on function audit.tell(text, text, text, text, text, text, text, text)
    to ecocredit_running, ecocredit_practitioners, ecocredit_audit;
revoke insert on audit.trail from ecocredit_running, ecocredit_practitioners, ecocredit_audit;

-- One process seals at a time.
create function audit.seal_alone() returns void
    language sql volatile security definer set search_path = pg_catalog as $$
    select pg_advisory_xact_lock(2024021003)
$$;

revoke execute on function audit.seal_alone() from public;
grant execute on function audit.seal_alone() to ecocredit_audit;

create or replace function register.open_entry(author text, operation text, at timestamptz) returns bigint
    language sql volatile security definer set search_path = pg_catalog as $$
    insert into register.entries (author, operation, opened_at) values (author, operation, at) returning entry_id
$$;

create or replace function register.seal_entry(entry bigint, at timestamptz) returns bigint
    language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
    sealed bigint;
begin
    perform register.lock_commit_order();
    update register.entries e
    set position = nextval('register.entry_positions'),
        recorded_at = greatest(at, (select max(recorded_at) from register.entries))
    where e.entry_id = entry and e.position is null
    returning e.position into strict sealed;
    return sealed;
end
$$;

revoke execute on function register.open_entry(text, text, timestamptz), register.seal_entry(bigint, timestamptz) from public;
grant execute on function register.open_entry(text, text, timestamptz), register.seal_entry(bigint, timestamptz)
    to ecocredit_running, ecocredit_practitioners;
revoke insert, update on register.entries from ecocredit_running, ecocredit_practitioners;

-- What a role that serves could use to hinder others or to keep something of its own. Where the owner of the schema is no
-- superuser, the functions stay as they are with a warning each, and an administrator takes them (docs/operations.md).
do $$
declare
    each regprocedure;
begin
    execute format('revoke temporary on database %I from public', current_database());
    for each in
        select oid::regprocedure from pg_proc
        where pronamespace = 'pg_catalog'::regnamespace
            and (proname ~ '^pg_(try_)?advisory_' or proname ~ '^lo_' or proname in ('loread', 'lowrite'))
    loop
        begin
            execute format('revoke execute on function %s from public', each);
            if each::text like '%advisory%' then
                execute format('grant execute on function %s to ecocredit_running, ecocredit_practitioners', each);
            end if;
        exception
            when insufficient_privilege then
                raise warning 'the right to % is left as it is', each;
        end;
    end loop;
end
$$;
