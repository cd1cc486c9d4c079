-- Whoever found good cause for filing late, or that a filing is untrue, or decided the objection to it, has no part in the repair
-- that hangs on it, and the other way round (第二十六条第四款, I-39). What others see is not told by it.
select set_config('ecocredit.reach', 'ALL', true);

create function register.took_part_in_finding(of_uscc text, of_year integer) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (select from register.filing_rulings f join register.cases c on c.case_id = f.case_id
        where c.uscc = of_uscc and c.year = of_year and access.actor() in (f.stated_by, f.decided_by))
$$;

create function register.took_part_in_repair(of_uscc text, of_year integer) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (select from register.repairs p join register.repair_steps s on s.repair_id = p.repair_id
        where p.uscc = of_uscc and p.year = of_year and p.state in ('APPLIED', 'PRODUCER_CONFIRMED')
            and s.move in ('CONFIRM', 'DECIDE') and s.actor = access.actor())
$$;

revoke execute on function register.took_part_in_finding(text, integer), register.took_part_in_repair(text, integer) from public;
grant execute on function register.took_part_in_finding(text, integer), register.took_part_in_repair(text, integer)
    to ecocredit_running;
