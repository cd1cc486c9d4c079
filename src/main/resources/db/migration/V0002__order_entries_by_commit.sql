-- Every writing transaction of the register is one entry: who, what, when. Its position is given under one lock that is
-- held until commit, so positions are in commit order and "what was known then" never changes afterwards.
create table register.entries (
    entry_id bigint generated always as identity primary key,
    author text not null,
    operation text not null,
    opened_at timestamptz not null,
    recorded_at timestamptz,
    position bigint unique,
    check ((recorded_at is null) = (position is null))
);

create index entries_by_time on register.entries (recorded_at, position);

create sequence register.entry_positions;

-- One lock for everything whose order must be the order of commit: entries and feed items.
create function register.lock_commit_order() returns void
    language sql volatile as $$ select pg_advisory_xact_lock(2024021) $$;

create function register.open_entry(author text, operation text, at timestamptz) returns bigint
    language sql volatile as $$
    insert into register.entries (author, operation, opened_at) values (author, operation, at) returning entry_id
$$;

-- The last thing a transaction does before it commits. Clocks of several processes differ; recorded_at never runs back.
create function register.seal_entry(entry bigint, at timestamptz) returns bigint
    language plpgsql volatile as $$
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

-- Waits for entries that are being sealed, so that the answer for this instant is final.
create function register.position_known_at(at timestamptz) returns bigint
    language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock_shared(2024021);
    return coalesce((select max(position) from register.entries where recorded_at <= at), 0);
end
$$;
