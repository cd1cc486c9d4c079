-- A notice that takes another's place leaves it where it is (I-37).
alter table register.special_days drop constraint special_days_year_fkey;
alter table register.special_days drop constraint special_days_pkey;
alter table register.calendar_years drop constraint calendar_years_pkey;

alter table register.calendar_years add column version integer not null default 1 check (version > 0);
alter table register.calendar_years add primary key (year, version);

alter table register.special_days add column version integer not null default 1;
alter table register.special_days add primary key (year, version, day);
alter table register.special_days
    add foreign key (year, version) references register.calendar_years (year, version);
