-- The region may give a case to a league that neither registered nor was served by the institution (I-2): whoever leads reads its file.
create function register.open_file_of_case() returns trigger
    language plpgsql set ecocredit.reach = 'ALL' as $$
begin
    insert into register.file_access (uscc, league) values (new.uscc, new.lead_league) on conflict do nothing;
    return null;
end
$$;
create trigger whoever_leads_reads_the_file after update of lead_league on register.cases
    for each row when (new.lead_league <> old.lead_league) execute function register.open_file_of_case();
