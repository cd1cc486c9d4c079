-- How often each key for personal data has encrypted, over all copies; it may no more than a limit (NIST SP 800-38D).
create table practitioners.key_uses (
    key text primary key,
    uses bigint not null check (uses >= 0)
);
