-- Whether a record may be of conduct that was warned of before it is asked of the record as it stands, not only on its entry: an
-- amendment leads nobody past "warned once" (A24, I-21).
select set_config('ecocredit.reach', 'ALL', true);

-- Warnings that no record follows yet, of the institutions of records that follow none, also for who does not see them.
create function register.warnings_before(records text[])
    returns table (record_no text, warning_no text, league text, indicator text, found_on date, issued_on date, late boolean,
        settled boolean)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select r.record_no, w.warning_no, w.league, w.indicator, w.found_on, w.issued_on,
        exists (select from register.records k
            where k.uscc = r.uscc and k.indicator = w.indicator and k.entry_id < w.entry_id
                and (k.record_no = r.record_no or k.authority_folded = r.authority_folded
                    and access.folded(k.document_no) = access.folded(r.document_no))),
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
revoke execute on function register.warnings_before(text[]) from public;
grant execute on function register.warnings_before(text[]) to ecocredit_running;
