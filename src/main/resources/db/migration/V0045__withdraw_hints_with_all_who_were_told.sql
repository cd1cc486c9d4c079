-- Every hint is forwarded; from the second on an institution all leagues are told; and what is withdrawn is withdrawn with
-- whoever was told of it, by the authority that answers for it (I-36).
select set_config('ecocredit.reach', 'ALL', true);

alter table register.co_investigations drop constraint co_investigations_record_no_key;
alter table register.co_investigations
    add column kind text not null default 'CO_INVESTIGATION' check (kind in ('HINT', 'CO_INVESTIGATION', 'WITHDRAWAL')),
    add column told_leagues boolean not null default true;
create index co_investigations_of_a_record on register.co_investigations (record_no, position);

drop policy all_leagues_are_told on register.co_investigations;
create policy all_leagues_are_told on register.co_investigations for select
    using (told_leagues and (select access.league()) is not null);
create policy whoever_answers_reads on register.co_investigations for select using (register.answers_for(record_no));
create policy whoever_answers_withdraws on register.co_investigations for insert
    with check (kind = 'WITHDRAWAL' and register.answers_for(record_no));
