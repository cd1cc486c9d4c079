-- Old documents call an institution by the nine characters that were its organisation's code (GB 11714). Whoever brings a file may
-- know of any league's institution that its code is taken, as with whole codes.
create index institutions_by_organisation on register.institutions (substr(uscc, 9, 9));

create function register.institutions_of_organisations(organisations text[])
    returns table (organisation text, codes text[])
    language sql stable set ecocredit.reach = 'ALL' as $$
    select substr(i.uscc, 9, 9), array_agg(i.uscc::text order by i.uscc)
    from register.institutions i where substr(i.uscc, 9, 9) = any(organisations) group by 1
$$;
