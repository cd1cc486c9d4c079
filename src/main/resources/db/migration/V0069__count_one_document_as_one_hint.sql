-- One document of one authority is one hint on an institution, however its number is written (I-7, I-34). What is known of an
-- institution's hints is told to whoever enters one, whosever it is.
select set_config('ecocredit.reach', 'ALL', true);

create function register.hints_of(codes text[], documents text[])
    returns table (record_no text, uscc text, document text, authority text, league text)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with own as materialized (
        select r.record_no, r.uscc, access.folded(r.document_no) as document, access.folded(r.authority) as authority,
            access.league_of(r.division) as league, r.produced_on
        from register.current_records r where r.uscc = any(codes) and r.category = 'HINT'),
    asked as (select distinct code, document from unnest(codes, documents) as t (code, document))
    select o.record_no, o.uscc, o.document, o.authority, o.league
    from asked join own o on o.uscc = asked.code and o.document = asked.document
    where coalesce((select e.kind from register.record_events e
            where e.record_no = o.record_no and e.kind in ('WITHDRAWN', 'REINSTATED', 'QUASHED')
            order by e.event_no desc limit 1), 'REINSTATED') = 'REINSTATED'
    order by o.produced_on, o.record_no
$$;

revoke execute on function register.hints_of(text[], text[]) from public;
grant execute on function register.hints_of(text[], text[]) to ecocredit_running;
