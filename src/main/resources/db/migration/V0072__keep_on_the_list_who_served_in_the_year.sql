-- Whoever served in the year is on its list (第二十条第（一）项); no officer takes them off it. An engagement that was entered
-- wrongly is withdrawn, and brought back where that was wrong, each time with a reason; nothing is deleted (A15.1).
select set_config('ecocredit.reach', 'ALL', true);

create table register.engagement_events (
    engagement_id bigint not null references register.engagements,
    event_no integer not null,
    kind text not null check (kind in ('WITHDRAWN', 'RESTORED')),
    reason text not null,
    done_by text not null,
    done_on date not null,
    primary key (engagement_id, event_no)
);
revoke update, delete on register.engagement_events from ecocredit_running;
alter table register.engagement_events enable row level security, force row level security;
create policy whole_region on register.engagement_events using ((select access.reaches_all()));
create policy with_their_engagement on register.engagement_events for select
    using (exists (select from register.engagements e where e.engagement_id = engagement_events.engagement_id));
create policy the_league_served_in_says on register.engagement_events for insert with check (exists (
    select from register.engagements e
    where e.engagement_id = engagement_events.engagement_id and e.league = (select access.league())));

create view register.current_engagements with (security_invoker = true) as
    select e.* from register.engagements e
    where coalesce((
        select v.kind from register.engagement_events v
        where v.engagement_id = e.engagement_id order by v.event_no desc limit 1), 'RESTORED') = 'RESTORED';
grant select on register.current_engagements to ecocredit_running;

create index institutions_by_successor on register.institutions (successor) where successor is not null;

-- What keeps an institution on the list of a year: that it served, or a record of the year, its own or of whom it took over.
-- Nothing does once a successor, on whom all of it weighs (I-3), is on the list. Otherwise, whether the officer is the one who
-- withdrew an engagement of the year, since one officer alone takes nobody off the list.
create function register.kept_on_list(asked text, in_year integer, officer text) returns text
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    with codes as materialized (
        select case when exists (select from register.institutions i where i.successor = asked)
            then register.absorbed_codes(asked) || asked else array[asked] end as all_of)
    select case
        when exists (
            select from register.cases h
            where h.uscc = register.last_successor(asked) and h.year = in_year and h.step <> 'REMOVED') then null
        when exists (
            select from register.current_engagements e
            where e.year = in_year and e.uscc = any((select all_of from codes)::text[])) then 'ENGAGEMENT'
        when exists (
            select from register.current_records r
            where r.uscc = any((select all_of from codes)::text[]) and r.category in ('GENERAL', 'SERIOUS')
                and extract(year from greatest(r.final_on, r.produced_on)) = in_year
                and coalesce((
                    select v.kind from register.record_events v
                    where v.record_no = r.record_no and v.kind in ('WITHDRAWN', 'QUASHED', 'REINSTATED')
                    order by v.event_no desc limit 1), 'REINSTATED') = 'REINSTATED') then 'RECORD'
        when exists (
            select from register.engagement_events v join register.engagements e using (engagement_id)
            where e.uscc = asked and e.year = in_year and v.kind = 'WITHDRAWN' and v.done_by = officer) then 'OWN_WITHDRAWAL'
    end
$$;
revoke execute on function register.kept_on_list(text, integer, text) from public;
grant execute on function register.kept_on_list(text, integer, text) to ecocredit_running;

-- Of a practitioner: a record of the year that stands, under whatever number of the person (第二十一条第（一）项).
create function practitioners.kept_on_list(number text, in_year integer) returns text
    language sql stable set ecocredit.reach = 'ALL' as $$
    select 'RECORD' where exists (
        select from practitioners.practitioners p
            join practitioners.practitioners o on o.person_no = p.person_no
            join practitioners.valid_records r on r.practitioner_no = o.practitioner_no
        where p.practitioner_no = number and extract(year from r.produced_on) = in_year)
$$;
