-- Somebody who is registered already is met, whichever league registered them: the league that now serves with them knows
-- them from then on (A15.5), and learns of nobody whose identity number it does not have. Of two numbers with one identity,
-- the one that the league knows already is meant. Answers nothing where there is nobody.
create function practitioners.meet_person(digests text[], division text) returns text
    language plpgsql set ecocredit.reach = 'ALL' as $$
declare
    met text;
begin
    select p.practitioner_no into met
    from practitioners.practitioners p
    where p.identity_index in (select decode(digest, 'hex') from unnest(digests) as t (digest))
    order by exists (
            select from practitioners.access a
            where a.practitioner_no = p.practitioner_no and a.league = access.league()) desc,
        p.practitioner_no
    limit 1;
    insert into practitioners.access (practitioner_no, league)
    select distinct met, league
    from unnest(array[access.league_of(division), access.league()]) as t (league)
    where met is not null and league is not null on conflict do nothing;
    return met;
end
$$;

-- Whether anybody has a record of somebody: whom a rating concerns does not depend on who asks for it (A17).
create function practitioners.is_on_record(number text, since date, until date) returns boolean
    language sql stable set ecocredit.reach = 'ALL' as $$
    select exists (
        select from practitioners.records r
        where r.practitioner_no = number and r.produced_on between since and until)
$$;
