-- A letter arrives in an institution's inbox only where somebody can open it: an account that a league has approved, not ended, and
-- whose approval is valid on the day (I-29). The same is asked at each log-in, of one account.
create function register.opens_inbox(of_uscc text, day date) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (select from register.account_approvals a
        where a.uscc = of_uscc and a.valid_from <= day and (a.valid_until is null or a.valid_until >= day)
            and not exists (select from register.account_endings e where e.approval_id = a.approval_id))
$$;
revoke execute on function register.opens_inbox(text, date) from public;
grant execute on function register.opens_inbox(text, date) to ecocredit_running;
