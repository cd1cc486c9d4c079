-- Work that cannot begin yet waits as a row, without a connection: of works in one turn one runs at a time in the whole service,
-- and each copy of the service, which has the files of its jobs, runs a few at once.
alter table register.jobs
    add column queue_no bigint generated always as identity,
    add column copy uuid,
    add column in_turn boolean not null default false,
    add column place integer,
    drop constraint jobs_state_check,
    add constraint jobs_state_check check (state in ('WAITING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'));

create index jobs_under_way on register.jobs (kind, queue_no) where state in ('WAITING', 'RUNNING');
create index jobs_under_way_of_an_account on register.jobs (started_by) where state in ('WAITING', 'RUNNING');
