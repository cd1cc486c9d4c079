-- Practitioners under criminal suspicion are outside the evaluation as institutions are (第五条第（四）项), inside only: nothing
-- of them was ever public.
select set_config('ecocredit.reach', 'ALL', true);

create table practitioners.exclusions (
    exclusion_id bigint generated always as identity primary key,
    practitioner_no text collate "C" not null references practitioners.practitioners,
    from_on date not null,
    reason text not null,
    entry_id bigint not null references register.entries
);

create index exclusions_by_practitioner on practitioners.exclusions (practitioner_no);

create table practitioners.exclusion_returns (
    exclusion_id bigint primary key references practitioners.exclusions,
    until_on date not null,
    entry_id bigint not null references register.entries
);

grant select, insert on practitioners.exclusions, practitioners.exclusion_returns to ecocredit_practitioners;
revoke update, delete on practitioners.exclusions, practitioners.exclusion_returns from ecocredit_practitioners;

alter table practitioners.exclusions enable row level security, force row level security;
alter table practitioners.exclusion_returns enable row level security, force row level security;
create policy whole_region on practitioners.exclusions using ((select access.reaches_all()));
create policy whole_region on practitioners.exclusion_returns using ((select access.reaches_all()));
create policy oneself on practitioners.exclusions for select using (practitioner_no = (select access.person()));
create policy leagues_that_know_the_person on practitioners.exclusions
    using (exists (select from practitioners.access a
        where a.practitioner_no = exclusions.practitioner_no and a.league = (select access.league())))
    with check (exists (select from practitioners.access a
        where a.practitioner_no = exclusions.practitioner_no and a.league = (select access.league())));
create policy with_their_exclusion on practitioners.exclusion_returns for select
    using (exists (select from practitioners.exclusions x where x.exclusion_id = exclusion_returns.exclusion_id));
create policy leagues_bring_back on practitioners.exclusion_returns for insert
    with check ((select access.league()) is not null and exists (
        select from practitioners.exclusions x where x.exclusion_id = exclusion_returns.exclusion_id));

-- Whether somebody is outside the evaluation on a day.
create function practitioners.is_excluded(number text, day date) returns boolean
    language sql stable as $$
    select exists (
        select from practitioners.exclusions x left join practitioners.exclusion_returns b using (exclusion_id)
        where x.practitioner_no = number and x.from_on <= day and (b.until_on is null or b.until_on > day))
$$;
