-- A bureau is an institution's client by an engagement that stands, whoever sees it; one that was withdrawn as wrong makes nobody
-- a client, and lets nobody move a case (公务员法第七十六条, I-2).
create or replace function register.is_recused_from(of_uscc text, of_year integer, bureau text) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (select from register.recusals q where q.uscc = of_uscc and q.officer = access.actor())
        or exists (select from register.current_engagements e
            where e.uscc = of_uscc and e.year = of_year and access.folded(e.client_name) ~ bureau)
$$;

-- The same of a record of an institution, which weighs on who has taken it over too (I-3), and on its own year and all later ones, and
-- perhaps on others (I-5, I-16).
create function register.is_recused_from_record(of_uscc text, since integer, others integer[], bureau text) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (
        select from (select of_uscc as uscc union select a.heir from register.absorbed(null) a where a.uscc = of_uscc) as w
        where w.uscc in (select q.uscc from register.recusals q where q.officer = access.actor())
            or w.uscc in (select register.acted_for(access.actor()))
            or exists (select from register.current_engagements e
                where e.uscc = w.uscc and (e.year >= since or e.year = any(others)) and access.folded(e.client_name) ~ bureau))
$$;
revoke execute on function register.is_recused_from(text, integer, text),
    register.is_recused_from_record(text, integer, integer[], text) from public;
grant execute on function register.is_recused_from(text, integer, text),
    register.is_recused_from_record(text, integer, integer[], text) to ecocredit_running, ecocredit_practitioners;
