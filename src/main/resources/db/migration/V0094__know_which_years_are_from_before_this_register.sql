-- What the register has seen of a year, by which it is known whether that is one from before it (I-30): the day on which the first
-- of all years was opened, the first year up to it of which a step was taken on either line, whether any list was ever drawn, and until
-- when somebody else than whoever acts has opened the year to its history. No subject is told.
create function register.year_in_use(of_year integer)
    returns table (year integer, since date, begun_in integer, drawn boolean, open_until date)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select of_year,
        (select (min(y.opened_at) at time zone 'Asia/Shanghai')::date from register.years y),
        least(
            (select min(c.year) from register.cases c
                where c.year < of_year and c.step not in ('LISTED', 'REMOVED') or c.year = of_year and c.step <> 'LISTED'),
            (select min(c.year) from practitioners.cases c
                where c.year < of_year and c.step not in ('LISTED', 'REMOVED') or c.year = of_year and c.step <> 'LISTED')),
        exists (select from register.cases),
        (select max(o.open_until) from register.history_openings o where o.year = of_year and o.opened_by <> access.actor())
$$;
revoke execute on function register.year_in_use(integer) from public;
grant execute on function register.year_in_use(integer) to ecocredit_running;
