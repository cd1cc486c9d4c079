-- Files may give one person two numbers, which a person looks at. Until then whoever counts persons (附件1第15项) counts
-- this one once, also when the identity that told so has been erased.
select set_config('ecocredit.reach', 'ALL', true);

alter table practitioners.practitioners add column same_as text collate "C" references practitioners.practitioners;

update practitioners.practitioners p set same_as = f.first
from (
    select identity_index, min(practitioner_no) as first from practitioners.practitioners
    where identity_index is not null group by identity_index having count(*) > 1) f
where p.identity_index = f.identity_index and p.practitioner_no <> f.first;

-- Leads each number to the first of its person: one that was there before, otherwise the least of those that came together.
create function practitioners.know_same_persons(numbers text[], digests text[]) returns void
    language sql set ecocredit.reach = 'ALL' as $$
    update practitioners.practitioners p set same_as = f.first
    from (
        select distinct on (t.number) t.number, coalesce(o.same_as, o.practitioner_no) as first
        from unnest(numbers, digests) as t (number, digest)
            join practitioners.practitioners o on o.identity_index = decode(t.digest, 'hex')
        order by t.number, o.practitioner_no = any(numbers), o.practitioner_no) f
    where p.practitioner_no = f.number and f.first <> f.number
$$;
