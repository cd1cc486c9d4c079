-- Hands a database over to its owner, who is no superuser. A superuser runs it once, in that database; it may be run again.
do $$
declare
    owner text := (select pg_get_userbyid(datdba) from pg_database where datname = current_database());
    runner text;
    each regprocedure;
begin
    -- Functions of the register say how far they reach.
    execute format('grant set on parameter ecocredit.reach to %I', owner);
    -- What a role that serves could use to hinder others or to keep something of its own.
    for each in
        select oid::regprocedure from pg_proc
        where pronamespace = 'pg_catalog'::regnamespace
            and (proname ~ '^pg_(try_)?advisory_' or proname ~ '^lo_' or proname in ('loread', 'lowrite'))
    loop
        execute format('revoke execute on function %s from public', each);
        execute format('grant execute on function %s to %I with grant option', each, owner);
        if each::text like '%advisory%' then
            for runner in select rolname from pg_roles where rolname in ('ecocredit_running', 'ecocredit_practitioners') loop
                execute format('grant execute on function %s to %I', each, runner);
            end loop;
        end if;
    end loop;
end
$$;
