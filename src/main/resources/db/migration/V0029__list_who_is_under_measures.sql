-- Who is under supervisory measures until repair (第三十二条至第三十四条).
create index under_measures on published.results (uscc)
    where shown_until is null and latest and grade <> 'NORMAL';

select set_config('ecocredit.reach', 'ALL', true);
create index cases_of_a_practitioner on practitioners.cases (practitioner_no);

-- Ratings as dishonest individual that were told. Whose they are the caller knows; which league led them it does not learn.
create function practitioners.told_ratings(number text) returns table (year integer, rated_on date)
    language sql stable set ecocredit.reach = 'ALL' as $$
    select c.year, d.at
    from practitioners.cases c
        join practitioners.case_findings d on d.case_id = c.case_id and d.finding_no = c.finding_no
    where c.practitioner_no = number and c.step in ('CONCLUDED', 'LETTER_SENT') and d.dishonest
$$;
