-- Functions that reach everything say so themselves and ask in the name of the owner. While the guards were forced on the owner too,
-- each of them was planned and carried out with all policies of all tables it looks at, which took eight times as long; a superuser,
-- who owned the schema until now, is never asked for them. Who serves owns nothing, so that the guards hold for everybody who does.
do $$
declare
    guarded regclass;
begin
    for guarded in
        select c.oid from pg_class c
        where c.relnamespace in ('register'::regnamespace, 'practitioners'::regnamespace, 'published'::regnamespace,
                'audit'::regnamespace)
            and c.relforcerowsecurity
    loop
        execute format('alter table %s no force row level security', guarded);
    end loop;
end
$$;
