-- Whoever declared a conflict with a person decides nothing about the person under any number (公务员法第七十六条, I-34).
create function practitioners.is_recused(number text, officer text) returns boolean
    language sql stable set ecocredit.reach = 'ALL' as $$
    select exists (
        select from practitioners.numbers_of(number) as own (practitioner_no)
            join practitioners.recusals q using (practitioner_no)
        where q.officer = is_recused.officer)
$$;
