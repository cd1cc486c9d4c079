-- Three schemas, three roles that own nothing. The public side sees what is published; natural persons are apart.
create schema register;
create schema practitioners;
create schema published;

revoke all on schema public from public;

grant usage on schema register to ecocredit_running, ecocredit_practitioners;
grant usage on schema published to ecocredit_running, ecocredit_public;
grant usage on schema practitioners to ecocredit_practitioners;

alter default privileges in schema register grant select, insert, update, delete on tables to ecocredit_running;
alter default privileges in schema register grant usage on sequences to ecocredit_running;
alter default privileges in schema published grant select, insert, update, delete on tables to ecocredit_running;
alter default privileges in schema published grant usage on sequences to ecocredit_running;
alter default privileges in schema published grant select on tables to ecocredit_public;
alter default privileges in schema practitioners
    grant select, insert, update, delete on tables to ecocredit_practitioners;
