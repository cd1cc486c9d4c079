-- Of whom a record has come, changed or ended since their determined case was looked at, whoever wrote it and by whatever way.
create table practitioners.touched_people (
    practitioner_no text collate "C" not null
);

alter table practitioners.touched_people enable row level security, force row level security;
create policy whole_region on practitioners.touched_people using ((select access.reaches_all()));
create policy whoever_acts_marks on practitioners.touched_people for insert with check (true);

create function practitioners.touch_people() returns trigger language plpgsql as $$
begin
    insert into practitioners.touched_people (practitioner_no)
    select distinct r.practitioner_no from practitioners.records r join written using (record_no);
    return null;
end
$$;

create trigger records_touch_people after insert on practitioners.records
    referencing new table as written for each statement execute function practitioners.touch_people();
create trigger rectifications_touch_people after insert on practitioners.rectifications
    referencing new table as written for each statement execute function practitioners.touch_people();
create trigger events_touch_people after insert on practitioners.record_events
    referencing new table as written for each statement execute function practitioners.touch_people();
