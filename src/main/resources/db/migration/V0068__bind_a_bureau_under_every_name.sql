-- A bureau that is an institution's client stands aside under whatever name it is written: a former one, a branch's, a county's. The
-- name that is asked with is the expression that finds them all (LeagueBureaus); a plain name still finds itself.
create or replace function register.is_recused_from(of_uscc text, of_year integer, bureau text) returns boolean
    language sql stable
    begin atomic
    select exists (select from register.recusals q where q.uscc = of_uscc and q.officer = access.actor())
        or exists (select from register.engagements e
            where e.uscc = of_uscc and e.year = of_year and access.folded(e.client_name) ~ bureau);
    end;
