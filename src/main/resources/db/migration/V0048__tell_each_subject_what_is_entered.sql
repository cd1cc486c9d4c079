-- An official notice names the institution that it is for (I-32), also where whoever enters a record does not read its file.
create function register.name_of(of_uscc text) returns text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select name from register.institutions where uscc = of_uscc
$$;
revoke execute on function register.name_of(text) from public;
grant execute on function register.name_of(text) to ecocredit_running;
