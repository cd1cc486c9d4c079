-- What a league proposes is open to comments for five working days (A20.3). Afterwards a notice shows dates and counts only
-- (I-24): its rows leave the schema.
select set_config('ecocredit.reach', 'ALL', true);

create table published.public_notices (
    notice_id uuid primary key,
    year integer not null,
    league text not null,
    opened_on date not null,
    closes_on date not null,
    cases integer not null,
    counts text not null
);

create table published.notice_rows (
    notice_id uuid not null references published.public_notices,
    uscc text collate "C" not null,
    document text not null,
    primary key (notice_id, uscc)
);

create table published.notice_comments (
    comment_id uuid primary key,
    notice_id uuid not null references published.public_notices,
    uscc text collate "C",
    words text not null,
    received_on date not null,
    answer text not null,
    answered_on date not null
);

-- Comments as they came, whole, whether or not they are ever shown.
create table register.comments (
    comment_id uuid primary key,
    notice_id uuid not null references published.public_notices,
    league text not null,
    uscc text collate "C",
    words text not null check (length(words) between 5 and 2000),
    received_at timestamptz not null
);

create index comments_on_a_notice on register.comments (notice_id, received_at);

create table register.comment_answers (
    comment_id uuid primary key references register.comments,
    finding text not null,
    answer text not null,
    released boolean not null,
    answered_by text not null,
    answered_at timestamptz not null
);

revoke update, delete on register.comments, register.comment_answers from ecocredit_running;

alter table register.comments enable row level security, force row level security;
alter table register.comment_answers enable row level security, force row level security;
create policy whole_region on register.comments using ((select access.reaches_all()));
create policy whole_region on register.comment_answers using ((select access.reaches_all()));
create policy leagues_read_theirs on register.comments for select using (league = (select access.league()));
create policy with_their_comment on register.comment_answers
    using (exists (select from register.comments c where c.comment_id = comment_answers.comment_id))
    with check (exists (select from register.comments c where c.comment_id = comment_answers.comment_id));

-- The one thing that the public writes. The same comment again, by its number, is the same comment.
create function published.comment_on(number uuid, notice uuid, code text, said text, today date, received timestamptz)
    returns text language plpgsql security definer set ecocredit.reach = 'ALL' set search_path = pg_catalog as $$
declare
    found published.public_notices;
begin
    select * into found from published.public_notices n where n.notice_id = notice;
    if found.notice_id is null then
        return 'NO_SUCH_NOTICE';
    end if;
    if today > found.closes_on then
        return 'NOTICE_CLOSED';
    end if;
    if code is not null and not exists (
            select from published.notice_rows r where r.notice_id = notice and r.uscc = code) then
        return 'NOT_IN_NOTICE';
    end if;
    if (select count(*) from register.comments c where c.notice_id = notice) >= 10000 then
        return 'NOTICE_FULL';
    end if;
    insert into register.comments (comment_id, notice_id, league, uscc, words, received_at)
    values (number, notice, found.league, code, said, received) on conflict (comment_id) do nothing;
    return 'RECEIVED';
end
$$;

revoke execute on function published.comment_on(uuid, uuid, text, text, date, timestamptz) from public;
grant execute on function published.comment_on(uuid, uuid, text, text, date, timestamptz) to ecocredit_public;

alter table register.cases add constraint shown_in_a_notice
    foreign key (notice_id) references published.public_notices;
