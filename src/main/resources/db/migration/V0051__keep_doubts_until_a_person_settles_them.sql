-- What was accepted although it leaves a doubt (I-3, I-27, I-34) is for a person to look at: by file and by single entry alike,
-- listed for the league that it concerns, settled once with a reason. Doubts do not go with the report of the import.
select set_config('ecocredit.reach', 'ALL', true);

create table register.doubts (
    doubt_no bigint generated always as identity primary key,
    kind text not null,
    fact text not null,
    league text,
    field text,
    code text not null,
    clause text,
    detail text not null,
    raised_at timestamptz not null,
    raised_by text not null default access.actor(),
    settled_at timestamptz,
    settled_by text,
    reason text,
    check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (reason is null))
);
create table practitioners.doubts (like register.doubts including defaults including identity including constraints);
alter table practitioners.doubts add primary key (doubt_no);

create index doubts_of_a_fact on register.doubts (kind, fact);
create index open_doubts on register.doubts (league, doubt_no) where settled_at is null;
create index open_doubts on practitioners.doubts (league, doubt_no) where settled_at is null;

create function access.settle_once() returns trigger language plpgsql as $$
begin
    if old.settled_at is not null then
        raise exception 'a doubt is settled once';
    end if;
    return new;
end
$$;
create trigger settled_once before update on register.doubts for each row execute function access.settle_once();
create trigger settled_once before update on practitioners.doubts for each row execute function access.settle_once();

revoke update, delete on register.doubts from ecocredit_running;
revoke update, delete on practitioners.doubts from ecocredit_practitioners;
grant update (settled_at, settled_by, reason) on register.doubts to ecocredit_running;
grant update (settled_at, settled_by, reason) on practitioners.doubts to ecocredit_practitioners;

alter table register.doubts enable row level security, force row level security;
alter table practitioners.doubts enable row level security, force row level security;
create policy whole_region on register.doubts using ((select access.reaches_all()));
create policy whole_region on practitioners.doubts using ((select access.reaches_all()));
create policy whoever_enters_raises on register.doubts for insert with check ((select access.actor()) is not null);
create policy whoever_enters_raises on practitioners.doubts for insert with check ((select access.actor()) is not null);
create policy leagues_read_their_own on register.doubts for select using (league = (select access.league()));
create policy leagues_read_their_own on practitioners.doubts for select using (league = (select access.league()));
create policy leagues_settle_their_own on register.doubts for update using (league = (select access.league()));
create policy leagues_settle_their_own on practitioners.doubts for update using (league = (select access.league()));
