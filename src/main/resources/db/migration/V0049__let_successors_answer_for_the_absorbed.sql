-- A successor sees the warnings and repairs of what it has taken over, reports rectification, and applies for repair (I-3).
select set_config('ecocredit.reach', 'ALL', true);

create policy heirs_read_what_they_took_over on register.institutions for select
    using (uscc = any ((select register.absorbed_codes((select access.uscc())))::text[]));
create policy heirs_read_what_they_took_over on register.file_notes for select
    using (uscc = any ((select register.absorbed_codes((select access.uscc())))::text[]));
create policy heirs_apply on register.repairs for insert
    with check (uscc = any ((select register.absorbed_codes((select access.uscc())))::text[]));
create policy heirs_report on register.warning_reports for insert with check (exists (
    select from register.records r where r.record_no = warning_reports.record_no
        and r.uscc = any ((select register.absorbed_codes((select access.uscc())))::text[])));

-- Who reads employers for practitioners is asked the same.
grant execute on function register.absorbed_codes(text) to ecocredit_practitioners;
