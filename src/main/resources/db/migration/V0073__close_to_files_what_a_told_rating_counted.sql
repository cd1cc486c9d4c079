-- A rating that was told and given back since (A31) was told all the same: no file ends what it counted (I-30).
select set_config('ecocredit.reach', 'ALL', true);

create or replace function practitioners.told_ratings(numbers text[])
    returns table (record_no text, year integer, step text)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select r.record_no, c.year, case when t.told then 'CONCLUDED' else c.step end
    from practitioners.records r
        join practitioners.practitioners p using (practitioner_no)
        join practitioners.practitioners o on o.person_no = p.person_no
        join practitioners.cases c on c.practitioner_no = o.practitioner_no
        join practitioners.case_findings f on f.case_id = c.case_id
        cross join lateral (
            select exists (select from practitioners.case_steps s
                where s.case_id = c.case_id and s.finding_no = f.finding_no and s.to_step = 'CONCLUDED') as told) as t
    where r.record_no = any(numbers) and f.dishonest and r.record_no = any(f.counted)
        and (f.finding_no = c.finding_no or t.told)
$$;
