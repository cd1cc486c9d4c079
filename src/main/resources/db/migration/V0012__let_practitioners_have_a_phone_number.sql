-- A phone number, encrypted like the name. Beside it what changes of keys and erasure need of every practitioner: the suite
-- and key of the two digests, and the day when what identifies the person was erased. What does not name its key was
-- digested with the only one there was.
alter table practitioners.practitioners
    add column phone_encrypted bytea,
    add column digested_with text default 'international/index',
    add column erased_on date,
    alter column identity_encrypted drop not null,
    alter column identity_index drop not null,
    alter column name_encrypted drop not null,
    alter column fingerprint drop not null,
    add constraint practitioners_are_whole_or_erased check (
        case when erased_on is null
            then num_nulls(identity_encrypted, identity_index, name_encrypted, fingerprint, digested_with) = 0
            else num_nonnulls(identity_encrypted, identity_index, name_encrypted, phone_encrypted, fingerprint,
                digested_with) = 0
        end);

-- The suite and key of a ciphertext stand before it: the length of the key's id and the id; before those a zero and the
-- number of the suite where it is not the first.
create function practitioners.key_mark(ciphertext bytea) returns bytea
    language sql immutable parallel safe strict as $$
    select case get_byte(ciphertext, 0)
        when 0 then substring(ciphertext from 1 for 3 + get_byte(ciphertext, 2))
        else substring(ciphertext from 1 for 1 + get_byte(ciphertext, 0))
    end
$$;
