-- The letter of commitment (附件3), which its signer agreed to make public: what the form itself says, and nothing else of the
-- filing. A letter is shown while a result of its year is public, or a notice of it is open.
select set_config('ecocredit.reach', 'ALL', true);

create table published.commitments (
    uscc text collate "C" not null,
    year integer not null,
    name text not null,
    products text not null,
    other text not null,
    signer text not null,
    signed_on date not null,
    primary key (uscc, year)
);

insert into published.commitments (uscc, year, name, products, other, signer, signed_on)
select c.uscc, c.year, i.name, f.document -> 'commitment' ->> 'products', f.document -> 'commitment' ->> 'other',
    f.document -> 'commitment' ->> 'signer', (f.document -> 'commitment' ->> 'signedOn')::date
from register.cases c join register.institutions i using (uscc) join register.filings f using (case_id)
where c.filed_on is not null and c.notice_id is not null;
