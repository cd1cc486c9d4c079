-- No submission is empty, each is drawn from, and what had left one before its draw (sent back, reopened, outside the
-- evaluation) is noted with the sample, so that it can still be drawn again (A20.5, A21.3). What there was before is left as
-- it was.
select set_config('ecocredit.reach', 'ALL', true);

alter table register.spot_checks add column passed_over text[] not null default '{}';
alter table practitioners.spot_checks add column passed_over text[] not null default '{}';

alter table register.submissions
    add constraint submissions_hold_something check (cardinality(lines) > 0) not valid;
alter table practitioners.submissions
    add constraint submissions_hold_something check (cardinality(lines) > 0) not valid;
alter table register.spot_checks
    add constraint samples_hold_something check (cardinality(drawn) > 0) not valid;
alter table practitioners.spot_checks
    add constraint samples_hold_something check (cardinality(drawn) > 0) not valid;
