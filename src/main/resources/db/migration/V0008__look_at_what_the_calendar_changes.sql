-- The last day for which results were compared with what the calendar alone brings about.
create table register.calendar_sweeps (
    swept_on date primary key
);

-- Marks, once a day, institutions of whose facts one takes or loses effect between the last sweep and today.
create function register.touch_what_the_calendar_changed(today date) returns void
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
        union all select r.uscc from register.rectifications x join register.records r using (record_no)
            where x.confirmed_on > since and x.confirmed_on <= today
        union all select r.uscc from register.warnings w join register.records r using (record_no)
            where w.limit_on >= since and w.limit_on < today
        union all select uscc from register.exclusions where from_on > since and from_on <= today
        union all select x.uscc from register.exclusion_returns r join register.exclusions x using (exclusion_id)
            where r.until_on > since and r.until_on <= today) as changed;
end
$$;
