-- Two names that differ by one character, or by two that are swapped, are the same once a character is left out of one of them
-- or of each. So a name has a key for itself and for each way to leave one character out, and whoever asks has the same of
-- what was typed. Keys are folded to twenty bits: a few names share one by chance, and the index is a fifth of what it would be.
create function published.near_keys(text) returns integer[]
    language sql immutable parallel safe strict as $$
    select array_agg(distinct hashtext(case when i = 0 then $1 else overlay($1 placing '' from i for 1) end) & 1048575)
    from generate_series(0, length($1)) as i
$$;

create index results_by_near_name on published.results using gin (published.near_keys(folded))
    where latest and shown_until is null;
create index former_names_by_near_name on published.former_names using gin (published.near_keys(folded));
