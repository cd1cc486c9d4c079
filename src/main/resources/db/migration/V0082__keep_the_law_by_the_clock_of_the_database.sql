-- The time by which the law is kept: the database's, moved where a demonstration says so.
create function access.legal_now() returns timestamptz
    language sql volatile security definer set search_path = pg_catalog as $$
    select clock_timestamp() + ahead_by from access.clock
$$;

-- As before; but no copy whose clock is ahead looks at days that have not come, and what one looked at once does not stand for
-- the days before it.
create or replace function register.touch_what_the_calendar_changed(today date, shown_since date) returns void
    language plpgsql volatile as $$
declare
    since date;
begin
    if exists (select from register.calendar_sweeps where swept_on = today) then
        return;
    end if;
    if today > ((access.legal_now() + interval '1 minute') at time zone 'Asia/Shanghai')::date then
        raise exception 'the % has not come yet by the clock of the database', today using errcode = '22008';
    end if;
    select max(swept_on) into since from register.calendar_sweeps where swept_on < today;
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

-- Marks everybody, for an operator who wants all results computed anew; days that have not come are swept when they come.
create function register.touch_everybody() returns bigint
    language plpgsql volatile as $$
declare
    marked bigint;
begin
    delete from register.calendar_sweeps where swept_on > (access.legal_now() at time zone 'Asia/Shanghai')::date;
    insert into register.touched_institutions (uscc, cause) select uscc, 'OPERATOR' from register.institutions;
    get diagnostics marked = row_count;
    return marked;
end
$$;

create function practitioners.touch_everybody() returns bigint
    language plpgsql volatile as $$
declare
    marked bigint;
begin
    insert into practitioners.touched_people (practitioner_no) select practitioner_no from practitioners.practitioners;
    get diagnostics marked = row_count;
    return marked;
end
$$;
