-- Whoever is out of the evaluation is out from the day on which that is entered, and back from the day on which that is: no act
-- changes what held before it (第五条第（四）项, I-4, I-31, I-38). When the suspicion was raised and when it was cleared are facts of
-- their own.
select set_config('ecocredit.reach', 'ALL', true);

alter table register.exclusions add column suspected_on date;
alter table register.exclusion_returns add column cleared_on date;
alter table practitioners.exclusions add column suspected_on date;
alter table practitioners.exclusion_returns add column cleared_on date;

-- Of whom a file may still tell when they were out in the past, for whoever asks: the region alone, as long as no case of theirs
-- has gone further than a list and nothing of them was ever public, or where another officer has opened the year to its history
-- (I-30).
create function register.open_to_past_exclusions(codes text[], years integer[], today date)
    returns table (uscc text, year integer)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select asked.code, asked.year
    from (select distinct code, year from unnest(codes, years) as t (code, year)) as asked
    where access.league() is null and (
        exists (select from register.history_openings o
            where o.year = asked.year and o.open_until >= today and o.opened_by <> access.actor())
        or not exists (select from register.result_history h where h.uscc = asked.code)
            and not exists (select from register.cases c
                where c.uscc = asked.code and c.step not in ('LISTED', 'REMOVED')))
$$;
revoke execute on function register.open_to_past_exclusions(text[], integer[], date) from public;
grant execute on function register.open_to_past_exclusions(text[], integer[], date) to ecocredit_running;
