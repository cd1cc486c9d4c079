-- Every transaction that changes what anyone may look up moves this number as the last thing it does, so that nothing that was
-- read under an older number is taken for current.
create table published.version (
    single boolean primary key default true check (single),
    number bigint not null,
    changed_at timestamptz not null
);
insert into published.version (number, changed_at) values (1, clock_timestamp());

create table published.changing (transaction xid8 primary key);

revoke insert, update, delete on published.version, published.changing from ecocredit_running;
revoke select on published.changing from ecocredit_running, ecocredit_public;

create function published.note_change() returns trigger
    language plpgsql security definer set search_path = '' as $$
begin
    insert into published.changing (transaction) values (pg_catalog.pg_current_xact_id()) on conflict do nothing;
    return null;
end
$$;

-- Deferred: the row is held only while the transaction ends.
create function published.move_version() returns trigger
    language plpgsql security definer set search_path = '' as $$
declare
    moved bigint;
begin
    delete from published.changing where transaction = new.transaction;
    update published.version set number = number + 1, changed_at = pg_catalog.clock_timestamp() returning number into moved;
    perform pg_catalog.pg_notify('published', moved::text);
    return null;
end
$$;
create constraint trigger the_version_moves after insert on published.changing
    deferrable initially deferred for each row execute function published.move_version();

create trigger results_change after insert or update or delete on published.results
    for each statement execute function published.note_change();
create trigger former_names_change after insert or update or delete on published.former_names
    for each statement execute function published.note_change();
create trigger successions_change after insert or update or delete on published.successions
    for each statement execute function published.note_change();
create trigger releases_change after insert or update or delete on published.releases
    for each statement execute function published.note_change();
