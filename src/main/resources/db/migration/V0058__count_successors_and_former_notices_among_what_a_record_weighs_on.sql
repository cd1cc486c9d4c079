-- A record weighs on the results of whoever has taken its institution over, too (I-3), and a result that was on public notice
-- stays one for chapter 5 when it is proposed anew, since A26 counts from the first day of the notice (I-30).
-- Copies of the version before still ask register.years_of.
select set_config('ecocredit.reach', 'ALL', true);

-- The filing of a successor bars no repair of what it took over, so it is not told here. A commitment to repair is given from the
-- first day of the public notice on (A26.1), so that day is told, whichever notice the case is on now.
create function register.years_weighed_on(codes text[], today date)
    returns table (uscc text, year integer, lead_league text, step text, was_shown boolean, shown_on date, filing_due date,
        filed_on date, published_on date, replaced_on date, open_to_history boolean, excused boolean, untruthful boolean)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with bearers as (
        select code as uscc, code as bearer from unnest(codes) as code
        union select a.uscc, a.heir from register.absorbed(null) a where a.uscc = any(codes) and a.since <= today),
    published as (
        select h.uscc as bearer, h.year, min(h.published_on) as published_on
        from register.result_history h where h.uscc in (select bearer from bearers) group by h.uscc, h.year),
    years as (
        select c.uscc as bearer, c.year from register.cases c where c.uscc in (select bearer from bearers)
        union select p.bearer, p.year from published p),
    own as (select b.uscc, b.bearer, b.uscc = b.bearer as is_own, y.year from bearers b join years y using (bearer))
    select y.uscc, y.year, c.lead_league, c.step, c.notice_id is not null,
        (select min(s.done_on) from register.case_steps s where s.case_id = c.case_id and s.to_step = 'ON_NOTICE'),
        case when y.is_own then c.filing_due end, case when y.is_own then c.filed_on end, p.published_on,
        (select min(r.rated_at) from published later join published.releases r on r.year = later.year
            where later.bearer = y.bearer and later.year > y.year),
        access.league() is null and coalesce(c.step, 'LISTED') = 'LISTED' and exists (
            select from register.history_openings o
            where o.year = y.year and o.open_until >= today and o.opened_by <> access.actor()),
        y.is_own and exists (select from register.filing_rulings f
            where f.case_id = c.case_id and f.kind = 'GOOD_CAUSE' and f.state <> 'LIFTED'),
        y.is_own and exists (select from register.filing_rulings f
            where f.case_id = c.case_id and f.kind = 'UNTRUTHFUL' and f.state <> 'LIFTED')
    from own y
        left join register.cases c on c.uscc = y.bearer and c.year = y.year
        left join published p on p.bearer = y.bearer and p.year = y.year
    order by y.is_own desc
$$;
revoke execute on function register.years_weighed_on(text[], date) from public;
grant execute on function register.years_weighed_on(text[], date) to ecocredit_running, ecocredit_practitioners;

-- So the league that leads a successor's result may be the one that decides.
drop policy a_league_that_leads_issues on register.repair_letters;
create policy a_league_that_leads_issues on register.repair_letters for insert with check (
    exists (select from register.repairs r join register.cases c
            on c.uscc = r.uscc or c.uscc in (select register.heirs_of(array[r.uscc]))
        where r.repair_id = repair_letters.repair_id and c.lead_league = (select access.league())));
