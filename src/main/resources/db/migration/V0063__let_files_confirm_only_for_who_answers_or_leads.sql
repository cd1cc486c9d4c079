-- A league confirms rectification of a record that it answers for, or whose result it leads: not of one whose institution it led
-- in some other year (A22, A15.1).
select set_config('ecocredit.reach', 'ALL', true);

-- Of the years a record may weigh on, told by days alone: those from its own on, the latest where there is none, and the years
-- that its repairs are of. Which of them decides, the law says.
create function register.leads_result_of(record text) returns boolean
    language sql stable security definer set search_path = '' set ecocredit.reach = 'ALL' as $$
    select exists (
        select from register.current_records r
            cross join lateral register.years_weighed_on(array[r.uscc], 'infinity') y
        where r.record_no = record and y.lead_league = access.league()
            and (y.year >= least(extract(year from r.produced_on),
                    (select max(m.year) from register.years_weighed_on(array[r.uscc], 'infinity') m))
                or exists (select from register.repairs p where p.record_no = record and p.year = y.year)))
$$;
revoke execute on function register.leads_result_of(text) from public;
grant execute on function register.leads_result_of(text) to ecocredit_running, ecocredit_practitioners;

create or replace function register.confirms_rectification_of(record text) returns boolean language sql stable
    begin atomic
    select case when register.answers_for(record) then true else register.leads_result_of(record) end;
    end;

-- Whoever brings a file is asked for their recusal as whoever acts on one record is.
grant select on register.recusals to ecocredit_practitioners;
