-- Whoever is excluded for criminal suspicion (第五条第（四）项) is so under every number that files gave to the person (I-34).
create function practitioners.numbers_of(number text) returns setof text
    language sql stable set ecocredit.reach = 'ALL' as $$
    select o.practitioner_no
    from practitioners.practitioners p join practitioners.practitioners o on o.person_no = p.person_no
    where p.practitioner_no = number
$$;

create or replace function practitioners.is_excluded(number text, day date) returns boolean
    language sql stable set ecocredit.reach = 'ALL' as $$
    select exists (
        select from practitioners.numbers_of(number) as own (practitioner_no)
            join practitioners.exclusions x using (practitioner_no)
            left join practitioners.exclusion_returns b using (exclusion_id)
        where x.from_on <= day and (b.until_on is null or b.until_on > day))
$$;
