-- A warning that a file tells of spares only as far as it was served: by which authority, when and how (第二十五条, I-30). What the
-- notice of the import itself tells is served on that day. History from before this register says nothing of it.
select set_config('ecocredit.reach', 'ALL', true);

alter table register.warnings
    add column authority text,
    add column served_on date,
    add column service text,
    add constraint a_service_is_whole check ((served_on is null) = (service is null));
