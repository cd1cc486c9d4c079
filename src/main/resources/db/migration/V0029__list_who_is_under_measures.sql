-- Who is under supervisory measures until repair (第三十二条至第三十四条).
create index under_measures on published.results (uscc)
    where shown_until is null and latest and grade <> 'NORMAL';

select set_config('ecocredit.reach', 'ALL', true);
create index told_by_number on practitioners.cases (practitioner_no, year) where step in ('CONCLUDED', 'LETTER_SENT');

-- Ratings as dishonest individual that were told. The caller sees those of people
-- whom it knows, and not which league led them.
create function practitioners.told_ratings(after_number text, after_year integer)
    returns table (practitioner_no text, year integer, rated_on date)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select c.practitioner_no, c.year, d.at
    from practitioners.cases c
        join practitioners.case_findings d on d.case_id = c.case_id and d.finding_no = c.finding_no
    where (c.practitioner_no, c.year) > (after_number, after_year) and c.step in ('CONCLUDED', 'LETTER_SENT')
        and d.dishonest
$$;
