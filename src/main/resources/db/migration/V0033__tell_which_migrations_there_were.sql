-- A copy of the service that does not migrate by itself asks whether somebody has. The roles that run it do not see the
-- history of migrations, so the owner's function tells the number of the last one.
create function published.schema_version() returns integer
    language sql stable security definer set search_path = pg_catalog as $$
    select max(version)::integer from ecocredit_migrations.flyway_schema_history where success
$$;

revoke all on function published.schema_version() from public;
grant execute on function published.schema_version() to ecocredit_running, ecocredit_public;
