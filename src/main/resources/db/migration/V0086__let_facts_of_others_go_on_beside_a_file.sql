-- Who enters one fact waits for a file only where it speaks of the same institution or person: what both have in common is looked at
-- by one of them after the other (A15.1, I-10). Whoever took over an institution has what weighs on it in common with it (I-3), and
-- a person is one under every number.
select set_config('ecocredit.reach', 'ALL', true);

create function register.take_turn(codes text[]) returns void
    language plpgsql security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
begin
    perform from register.institutions i
    where i.uscc = any (codes) or i.uscc in (select register.heirs_of(codes))
    order by i.uscc for no key update;
end
$$;

create function practitioners.take_turn(numbers text[]) returns void
    language plpgsql security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
begin
    perform from practitioners.practitioners o
    where o.person_no in (
        select p.person_no from practitioners.practitioners p where p.practitioner_no = any (numbers))
    order by o.practitioner_no for no key update;
end
$$;

revoke execute on function register.take_turn(text[]), practitioners.take_turn(text[]) from public;
grant execute on function register.take_turn(text[]) to ecocredit_running;
grant execute on function practitioners.take_turn(text[]) to ecocredit_practitioners;
