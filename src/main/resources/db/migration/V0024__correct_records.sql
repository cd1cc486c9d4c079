-- What is decided of a record after it was entered: nothing is overwritten (A15.1). A correction holds for every day, from
-- when the register knows of it (I-25).
select set_config('ecocredit.reach', 'ALL', true);

create table register.record_events (
    record_no text collate "C" not null references register.records,
    event_no integer not null check (event_no > 0),
    kind text not null
        check (kind in ('AMENDED', 'WITHDRAWN', 'REINSTATED', 'SUSPENDED', 'QUASHED', 'UPHELD')),
    happened_on date not null,
    authority text not null,
    document_no text,
    reason text not null check (char_length(reason) between 1 and 2000),
    evidence uuid[] not null default '{}',
    entry_id bigint not null references register.entries,
    primary key (record_no, event_no)
);

create table register.record_amendments (
    record_no text collate "C" not null,
    event_no integer not null,
    category text not null,
    indicator text,
    item text not null,
    occurred_on date,
    produced_on date not null,
    final_on date,
    document_no text,
    source smallint not null,
    client_uscc text,
    client_outcome text,
    client_points numeric,
    client_document_no text,
    summary text,
    primary key (record_no, event_no),
    foreign key (record_no, event_no) references register.record_events
);

revoke update, delete on register.record_events, register.record_amendments from ecocredit_running;

alter table register.record_events enable row level security, force row level security;
alter table register.record_amendments enable row level security, force row level security;

create policy whole_region on register.record_events using ((select access.reaches_all()));
create policy with_their_record on register.record_events for select
    using (exists (select from register.records r where r.record_no = record_events.record_no));
create policy who_answers_for_it_decides on register.record_events for insert
    with check (register.answers_for(record_no));
create policy whole_region on register.record_amendments using ((select access.reaches_all()));
create policy with_their_record on register.record_amendments for select
    using (exists (select from register.records r where r.record_no = record_amendments.record_no));
create policy who_answers_for_it_amends on register.record_amendments for insert
    with check (register.answers_for(record_no));

-- Records as last amended; a penalty that became final afterwards is final. A view of the reader: it shows what the tables show to whoever asks.
create view register.current_records with (security_invoker = true) as
select r.record_no, r.uscc, r.division, r.authority, r.entry_id,
    case when a.event_no is null then r.category else a.category end as category,
    case when a.event_no is null then r.indicator else a.indicator end as indicator,
    case when a.event_no is null then r.item else a.item end as item,
    case when a.event_no is null then r.occurred_on else a.occurred_on end as occurred_on,
    case when a.event_no is null then r.produced_on else a.produced_on end as produced_on,
    case when a.event_no is null then f.final_on
        else coalesce(a.final_on, case when f.entry_id > a.entry_id then f.final_on end) end as final_on,
    case when a.event_no is null then r.document_no else a.document_no end as document_no,
    case when a.event_no is null then r.source else a.source end as source,
    case when a.event_no is null then r.client_uscc else a.client_uscc end as client_uscc,
    case when a.event_no is null then r.client_outcome else a.client_outcome end as client_outcome,
    case when a.event_no is null then r.client_points else a.client_points end as client_points,
    case when a.event_no is null then r.client_document_no else a.client_document_no end as client_document_no,
    case when a.event_no is null then r.summary else a.summary end as summary
from register.records r
    left join register.finality_statements f on f.record_no = r.record_no
    left join lateral (
        select a.*, v.entry_id from register.record_amendments a
            join register.record_events v on v.record_no = a.record_no and v.event_no = a.event_no
        where a.record_no = r.record_no order by a.event_no desc limit 1) as a on true;

grant select on register.current_records to ecocredit_running;

-- Marks, once a day, institutions of whose facts one takes or loses effect between the last sweep and today; of facts as
-- they stand now. Adverse results that were published before shown_since are to be shown no longer (I-24).
drop function register.touch_what_the_calendar_changed(date);
create function register.touch_what_the_calendar_changed(today date, shown_since date) returns void
    language plpgsql volatile as $$
declare
    since date;
begin
    if exists (select from register.calendar_sweeps where swept_on = today) then
        return;
    end if;
    select max(swept_on) into since from register.calendar_sweeps;
    insert into register.calendar_sweeps values (today) on conflict do nothing;
    if not found or since is null then
        return;
    end if;
    insert into register.touched_institutions (uscc, cause)
    select distinct uscc, 'CALENDAR' from (
        select uscc from register.records where produced_on > since and produced_on <= today
        union all select r.uscc from register.finality_statements f join register.records r using (record_no)
            where f.final_on > since and f.final_on <= today
        union all select r.uscc from register.record_amendments a join register.records r using (record_no)
            where (a.produced_on > since and a.produced_on <= today)
                or (a.final_on > since and a.final_on <= today)
        union all select r.uscc from register.rectifications x join register.records r using (record_no)
            where x.confirmed_on > since and x.confirmed_on <= today
        union all select r.uscc from register.warnings w join register.records r using (record_no)
            where w.limit_on >= since and w.limit_on < today
        union all select uscc from register.exclusions where from_on > since and from_on <= today
        union all select x.uscc from register.exclusion_returns r join register.exclusions x using (exclusion_id)
            where r.until_on > since and r.until_on <= today
        union all select uscc from published.results
            where shown_until is null and grade <> 'NORMAL' and published_on < shown_since) as changed;
end
$$;

-- What became of an institution's file beside the steps of its cases, told in the history of the year's.
create table register.file_notes (
    note_id bigint generated always as identity primary key,
    uscc text collate "C" not null references register.institutions,
    year integer not null,
    kind text not null,
    title text not null,
    clause text not null,
    noted_on date not null,
    role text not null,
    entry_id bigint not null references register.entries
);
create index notes_of_a_year on register.file_notes (uscc, year, note_id);
revoke update, delete on register.file_notes from ecocredit_running;

alter table register.file_notes enable row level security, force row level security;
create policy whole_region on register.file_notes using ((select access.reaches_all()));
create policy its_own on register.file_notes for select using (uscc = (select access.uscc()));
create policy leagues_of_the_file on register.file_notes for select using (exists (
    select from register.file_access a where a.uscc = file_notes.uscc and a.league = (select access.league())));
create policy whoever_acts_notes on register.file_notes for insert with check ((select access.actor()) is not null);

-- How the year of a record stands, which whoever changes a file need not see: the case, and whether it was published.
create function register.standing_of_year(of_uscc text, of_year integer)
    returns table (lead_league text, step text, filing_due date, filed_on date, published_on date)
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select c.lead_league, c.step, c.filing_due, c.filed_on,
        (select min(h.published_on) from register.result_history h where h.uscc = of_uscc and h.year = of_year)
    from (select 1) as one left join register.cases c on c.uscc = of_uscc and c.year = of_year
$$;
revoke execute on function register.standing_of_year(text, integer) from public;
grant execute on function register.standing_of_year(text, integer) to ecocredit_running;
