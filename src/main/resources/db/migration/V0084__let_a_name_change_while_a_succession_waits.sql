-- What was asked of a succession holds until the succession itself is another: a new name, kind or place changes nothing of it (I-3).
create or replace function register.require_second_officer() returns trigger
    language plpgsql security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
begin
    if exists (select from register.institutions i where i.uscc = new.uscc and i.successor is not null)
        and not exists (
            select from register.succession_requests r
            where r.uscc = new.uscc and r.of_version <= new.change_no and r.confirmed
                and r.successor is not distinct from new.successor and r.changed_on = new.changed_on
                and not exists (select from register.institution_changes c
                    where c.uscc = r.uscc and c.change_no >= r.of_version and c.kind = 'SUCCEEDED')) then
        raise exception 'a succession that stands is changed by two officers';
    end if;
    return new;
end
$$;
