-- The last days of periods in working days that run on a day, of both lines, by the measure's period and the evaluated year; what is
-- counted anew whenever it is asked for, such as until when a repair is to be decided, is not among them. Days and numbers only: who
-- has the period is not told, so that the register may ask for persons' as well (A36).
create function register.running_periods(today date) returns table (period text, year integer, last_day date)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select 'FILING', c.year, c.filing_due from register.cases c where c.filed_on is null and c.filing_due >= today
    union select 'FILING', c.year, c.filing_due from practitioners.cases c where c.filed_on is null and c.filing_due >= today
    union select 'OBJECTION', c.year, c.answer_due from register.cases c where c.step = 'PROPOSED' and c.answer_due >= today
    union select 'OBJECTION', c.year, c.answer_due from practitioners.cases c where c.step = 'PROPOSED' and c.answer_due >= today
    union select 'OBJECTION', c.year, f.objection_due from register.filing_rulings f join register.cases c using (case_id)
        where f.state = 'STATED' and f.objection_due >= today
    union select 'PUBLIC_NOTICE', n.year, n.closes_on from published.public_notices n where n.closes_on >= today
$$;

-- Moves last days that run to later ones, each once, and answers how many had it. None is moved to an earlier day.
create function register.put_off(of_period text, of_year integer, from_day date, to_day date) returns bigint
    language plpgsql volatile security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
declare
    moved bigint := 0;
    many bigint;
begin
    if to_day <= from_day then
        raise exception 'a last day that was told is not moved to an earlier one: % to %', from_day, to_day;
    end if;
    if of_period = 'FILING' then
        update register.cases set filing_due = to_day
            where year = of_year and filing_due = from_day and filed_on is null;
        get diagnostics moved = row_count;
        update practitioners.cases set filing_due = to_day
            where year = of_year and filing_due = from_day and filed_on is null;
        get diagnostics many = row_count;
        moved := moved + many;
    elsif of_period = 'OBJECTION' then
        update register.cases set answer_due = to_day
            where year = of_year and answer_due = from_day and step = 'PROPOSED';
        get diagnostics moved = row_count;
        update practitioners.cases set answer_due = to_day
            where year = of_year and answer_due = from_day and step = 'PROPOSED';
        get diagnostics many = row_count;
        moved := moved + many;
        update register.filing_rulings f set objection_due = to_day from register.cases c
            where c.case_id = f.case_id and c.year = of_year and f.objection_due = from_day and f.state = 'STATED';
        get diagnostics many = row_count;
        moved := moved + many;
    elsif of_period = 'PUBLIC_NOTICE' then
        update published.public_notices set closes_on = to_day where year = of_year and closes_on = from_day;
        get diagnostics moved = row_count;
    else
        raise exception 'no period is called %', of_period;
    end if;
    return moved;
end
$$;
revoke execute on function register.running_periods(date), register.put_off(text, integer, date, date) from public;
grant execute on function register.running_periods(date), register.put_off(text, integer, date, date) to ecocredit_running;
