-- How far a demonstration's clock is ahead of the machine's. Production does not read it and refuses to start when told to.
create table access.clock (
    only_row boolean primary key default true check (only_row),
    ahead_by interval not null
);
insert into access.clock (ahead_by) values (interval '0');
grant select on access.clock to ecocredit_running;
