-- Each record of a file was asked by itself whether its institution and its entry are there, two thirds of the time that its
-- row took. Neither is ever removed (A15.1), so it is enough that every statement asks once for all the rows that it adds.
create function register.require_what_records_refer_to() returns trigger
    language plpgsql set ecocredit.reach = 'ALL' as $$
begin
    if exists (select from added a where not exists (select from register.institutions i where i.uscc = a.uscc)) then
        raise foreign_key_violation using
            message = 'a record names an institution that is not in the register', constraint = 'records_of_institutions';
    end if;
    if exists (select from (select distinct entry_id from added) a
            where not exists (select from register.entries e where e.entry_id = a.entry_id)) then
        raise foreign_key_violation using
            message = 'a record names an entry that there is not', constraint = 'records_of_entries';
    end if;
    return null;
end
$$;

create trigger records_refer_to_what_is_there after insert on register.records referencing new table as added
    for each statement execute function register.require_what_records_refer_to();

alter table register.records drop constraint records_uscc_fkey, drop constraint records_entry_id_fkey;
