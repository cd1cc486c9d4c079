-- Of two records of one matter the first stands for both, whichever was entered first: while it is in doubt whose the matter is,
-- nothing ends the effect of either (I-10, A15.1).
create or replace function register.is_doubted_matter(record text) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (select from register.doubts d
        where d.kind = 'records' and d.fact = record and d.code = 'MATTER_OF_ANOTHER_LEAGUE' and d.settled_at is null)
        or exists (
            select from register.current_records r
                cross join lateral register.matters_of(array[r.uscc], array[access.folded(r.document_no)]) m
                join register.doubts d on d.kind = 'records' and d.fact = m.record_no
                    and d.code = 'MATTER_OF_ANOTHER_LEAGUE' and d.settled_at is null
            where r.record_no = record and m.indicator = r.indicator and m.authority = access.folded(r.authority)
                and m.document = access.folded(r.document_no))
$$;
