-- Whoever adds feed items holds the lock of the commit order until it commits, even if it forgot to ask for it before.
create function published.wait_for_turn() returns trigger
    language plpgsql as $$
begin
    perform register.lock_commit_order();
    return null;
end
$$;

create trigger feed_items_are_added_in_commit_order before insert on published.feed
    for each statement execute function published.wait_for_turn();
