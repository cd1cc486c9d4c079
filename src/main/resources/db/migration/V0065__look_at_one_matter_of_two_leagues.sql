-- One matter counts once whoever enters it (I-10), so what one league enters may stand for another's. What is known of an
-- institution's matters is told to whoever enters one, whosever it is, and nothing ends the effect of what is in doubt.
select set_config('ecocredit.reach', 'ALL', true);

-- Of institutions by the folded numbers of documents, one of each in either list, as they read now.
create function register.matters_of(codes text[], documents text[])
    returns table (record_no text, uscc text, indicator text, document text, authority text, league text)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with own as materialized (
        select k.record_no, k.uscc, access.folded(k.document_no) as document
        from register.records k where k.uscc = any(codes)
        union
        select k.record_no, k.uscc, access.folded(m.document_no)
        from register.records k join register.record_amendments m on m.record_no = k.record_no
        where k.uscc = any(codes)),
    numbers as (
        select distinct o.record_no
        from unnest(codes, documents) as asked (code, document)
            join own o on o.uscc = asked.code and o.document = asked.document)
    select r.record_no, r.uscc, r.indicator, access.folded(r.document_no), access.folded(r.authority),
        access.league_of(r.division)
    from numbers n join register.current_records r on r.record_no = n.record_no
    where r.indicator is not null and r.document_no is not null
        and coalesce((select e.kind from register.record_events e
            where e.record_no = r.record_no and e.kind in ('WITHDRAWN', 'REINSTATED', 'QUASHED', 'UPHELD')
            order by e.event_no desc limit 1), 'UPHELD') not in ('WITHDRAWN', 'QUASHED')
$$;

create function register.is_doubted_matter(record text) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (select from register.doubts d
        where d.kind = 'records' and d.fact = record and d.code = 'MATTER_OF_ANOTHER_LEAGUE' and d.settled_at is null)
$$;

revoke execute on function register.matters_of(text[], text[]), register.is_doubted_matter(text) from public;
grant execute on function register.matters_of(text[], text[]) to ecocredit_running;
grant execute on function register.is_doubted_matter(text) to ecocredit_running, ecocredit_practitioners;
