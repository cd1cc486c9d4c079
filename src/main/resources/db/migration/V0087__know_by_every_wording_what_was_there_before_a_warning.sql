-- What the register knew before a warning is known in every wording that it had or got, and in the files of all that became one
-- institution; whoever decided of it, or joined the files, does not say that the next record is of conduct that nobody knew of
-- (A24.2, I-3, I-21).
select set_config('ecocredit.reach', 'ALL', true);

create function register.wordings(of_record text) returns table (indicator text, document_no text)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select r.indicator, access.folded(r.document_no) from register.records r where r.record_no = of_record
    union
    select a.indicator, access.folded(a.document_no) from register.record_amendments a where a.record_no = of_record
$$;

create function register.knew_before(by_warning text, of_record text) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (
        select from register.early_warnings w, register.records r, register.records k
        where w.warning_no = by_warning and r.record_no = of_record
            and (k.uscc = r.uscc or k.uscc = any (register.absorbed_codes(r.uscc))) and k.entry_id < w.entry_id
            and w.indicator in (select s.indicator from register.wordings(k.record_no) s)
            and (k.record_no = r.record_no
                or register.standing_authority(k.record_no, k.authority)
                        = register.standing_authority(r.record_no, r.authority)
                    and exists (
                        select from register.wordings(k.record_no) s join register.wordings(r.record_no) t
                            using (document_no))))
$$;

create function register.has_decided_of_what_was_before(by_warning text, of_record text) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with joined as (
        select w.indicator, w.entry_id, array[r.uscc, w.uscc] || register.absorbed_codes(r.uscc)
            || register.absorbed_codes(w.uscc) as codes, register.absorbed_codes(r.uscc) as absorbed, w.uscc <> r.uscc as apart
        from register.early_warnings w, register.records r
        where w.warning_no = by_warning and r.record_no = of_record)
    select exists (
            select from joined j join register.records k on k.uscc = any (j.codes) and k.entry_id < j.entry_id
                join register.record_events v on v.record_no = k.record_no
                    and v.kind in ('AMENDED', 'WITHDRAWN', 'SUSPENDED', 'QUASHED')
                join register.entries e on e.entry_id = v.entry_id and e.author = access.actor()
            where j.indicator in (select s.indicator from register.wordings(k.record_no) s))
        or exists (
            select from joined j join register.institution_changes c on c.uscc = any (j.absorbed) and c.kind = 'SUCCEEDED'
                join register.entries e on e.entry_id = c.entry_id and e.author = access.actor()
            where j.apart)
$$;

revoke execute on function register.wordings(text), register.knew_before(text, text),
    register.has_decided_of_what_was_before(text, text) from public;
grant execute on function register.knew_before(text, text), register.has_decided_of_what_was_before(text, text)
    to ecocredit_running;

create or replace function register.warnings_before(records text[])
    returns table (record_no text, warning_no text, league text, indicator text, found_on date, issued_on date, late boolean,
        settled boolean)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select r.record_no, w.warning_no, w.league, w.indicator, w.found_on, w.issued_on,
        register.knew_before(w.warning_no, r.record_no),
        exists (select from register.doubts d
            where d.kind = 'records' and d.fact = r.record_no and d.code = 'MAY_FOLLOW_WARNING'
                and d.settled_at is not null and strpos(d.detail, w.warning_no) > 0)
    from register.records r
        join register.early_warnings w on w.uscc = r.uscc or w.uscc = any (register.absorbed_codes(r.uscc))
    where r.record_no = any(records) and register.follower_of(w.warning_no) is null
        and not exists (select from register.warnings b
            where b.record_no = r.record_no and b.early_warning_no is not null)
    order by r.record_no, w.warning_no
$$;
