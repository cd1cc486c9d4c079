-- The day of a result's publication is that on which it became public, and periods run from it (I-33).
create function register.keep_the_day_of_publication() returns trigger language plpgsql as $$
begin
    if new.published_on <> (
            select min(h.published_on) from register.result_history h where h.uscc = new.uscc and h.year = new.year) then
        raise exception 'the result of % for % became public on another day', new.uscc, new.year
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger the_day_of_publication_stays before insert on register.result_history
    for each row execute function register.keep_the_day_of_publication();

-- A year is published after its last day.
alter table published.releases
    add constraint after_its_last_day check (published_on > make_date(year, 12, 31)) not valid;
