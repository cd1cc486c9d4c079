-- A person to whom files gave two numbers (I-34) reads and answers under each what concerns them, whichever their account has:
-- a case is under the number that completed the count (V0056), and no right depends on which of them that was (第二十一条).

-- The numbers of whoever asks, none for those who are no practitioner. Asked once a statement; looking them up asks no more.
create function practitioners.own_numbers() returns text[]
    language sql stable parallel restricted as $$
    select case when access.person() is not null and not access.reaches_all()
        then array(select practitioners.numbers_of(access.person())) end
$$;

alter policy oneself on practitioners.practitioners
    using (practitioner_no = any ((select practitioners.own_numbers())::text[]));
alter policy oneself on practitioners.records
    using (practitioner_no = any ((select practitioners.own_numbers())::text[]));
alter policy oneself on practitioners.evidence
    using (practitioner_no = any ((select practitioners.own_numbers())::text[]))
    with check (practitioner_no = any ((select practitioners.own_numbers())::text[]) and uploaded_league is null);
alter policy oneself on practitioners.exclusions
    using (practitioner_no = any ((select practitioners.own_numbers())::text[]));
alter policy oneself_reads on practitioners.cases
    using (practitioner_no = any ((select practitioners.own_numbers())::text[]));
alter policy oneself_acts on practitioners.cases
    using (practitioner_no = any ((select practitioners.own_numbers())::text[]));
alter policy oneself_drafts on practitioners.filings
    using (exists (select from practitioners.cases c
        where c.case_id = filings.case_id and c.practitioner_no = any ((select practitioners.own_numbers())::text[])))
    with check (exists (select from practitioners.cases c
        where c.case_id = filings.case_id and c.practitioner_no = any ((select practitioners.own_numbers())::text[])));
alter policy the_recipient_reads on practitioners.notices using (
    (recipient = 'PERSON' and code = any ((select practitioners.own_numbers())::text[]))
    or (recipient = 'LEAGUE' and code = (select access.league())));
alter policy oneself on practitioners.repairs
    using (practitioner_no = any ((select practitioners.own_numbers())::text[]));
alter policy oneself_applies on practitioners.repairs
    with check (practitioner_no = any ((select practitioners.own_numbers())::text[]) and state = 'APPLIED');
