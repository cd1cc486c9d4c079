-- A finding rests on what its records say and not on their numbers alone: one that was amended in everything, and takes as many points,
-- is another fact than its subject was told of (A20.2, I-31). Each counted record stands here as the finding saw it; a record of a
-- practitioner is never amended.
select set_config('ecocredit.reach', 'ALL', true);

alter table register.case_findings add column rests_on text[] not null default '{}';

update register.case_findings d
set rests_on = array(
    select said
    from (
        select concat_ws(',', coalesce(l->>'recordNo', l->>'people'), l->>'indicator', l->>'since', l->>'authority', l->>'documentNo',
            l->>'former') as said
        from jsonb_array_elements(d.sheet->'lines') l
        where l->>'kind' <> 'NOT_COUNTED') as line
    order by said collate "C");
