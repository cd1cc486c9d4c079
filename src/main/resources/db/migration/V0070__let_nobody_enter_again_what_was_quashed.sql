-- What a review or a court quashed comes back by a later decision of one, not by being entered under another number (A13.1, I-25).
select set_config('ecocredit.reach', 'ALL', true);

create function register.quashed_matters(codes text[], documents text[])
    returns table (record_no text, uscc text, indicator text, document text, authority text)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with quashed as materialized (
        select r.record_no, r.uscc, r.indicator, access.folded(r.document_no) as document,
            access.folded(r.authority) as authority
        from (select distinct record_no from register.record_events where kind = 'QUASHED') q
            join register.current_records r using (record_no)
        where r.uscc = any(codes) and r.indicator is not null
            and (select e.kind from register.record_events e
                where e.record_no = r.record_no and e.kind in ('WITHDRAWN', 'REINSTATED', 'QUASHED')
                order by e.event_no desc limit 1) = 'QUASHED'),
    asked as (select distinct code, document from unnest(codes, documents) as t (code, document))
    select q.record_no, q.uscc, q.indicator, q.document, q.authority
    from asked join quashed q on q.uscc = asked.code and q.document = asked.document
$$;

revoke execute on function register.quashed_matters(text[], text[]) from public;
grant execute on function register.quashed_matters(text[], text[]) to ecocredit_running;
