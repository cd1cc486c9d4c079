-- A first succession that a published result bears, or one that another league leads than who asks, is carried by two officers as its end
-- is: one asks, and another of a league that answers for the successor, or of the region, decides (I-3, A20.2). It changes from nobody.
alter table register.succession_requests alter column former drop not null;

-- The leagues that answer for an institution and for whoever has taken it over: where each is registered, and who leads its latest case.
create function register.leagues_answering(code text) returns setof text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with bearing as materialized (
        select code collate "C" as uscc union select a.heir from register.absorbed(null) a where a.uscc = code)
    select access.league_of(i.division) from register.institutions i join bearing using (uscc) where i.division is not null
    union
    select c.lead_league from register.cases c join bearing using (uscc)
    where c.year = (select max(l.year) from register.cases l where l.uscc = c.uscc)
$$;

-- Whether a succession would be borne by a result that was published, or by a case that another league leads than who asks; to the
-- region no league is another.
create function register.is_borne_by_others(code text) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with bearing as materialized (
        select code collate "C" as uscc union select a.heir from register.absorbed(null) a where a.uscc = code)
    select exists (select from register.result_history h join bearing using (uscc))
        or access.league() is not null
            and exists (select from register.cases c join bearing using (uscc) where c.lead_league <> access.league())
$$;
revoke execute on function register.leagues_answering(text), register.is_borne_by_others(text) from public;
grant execute on function register.leagues_answering(text), register.is_borne_by_others(text) to ecocredit_running;

-- Of an absorbed one whose file is closed to the successor's league, the region decides.
create policy the_successors_leagues_decide on register.succession_requests for update using (
    former is null and (select access.league()) in (select register.leagues_answering(successor)));
create policy the_successors_leagues_carry on register.institution_changes for insert with check (
    kind = 'SUCCEEDED' and exists (
        select from register.succession_requests q
        where q.uscc = institution_changes.uscc and q.former is null and q.confirmed
            and q.successor = institution_changes.successor and q.decided_by = access.actor()));
