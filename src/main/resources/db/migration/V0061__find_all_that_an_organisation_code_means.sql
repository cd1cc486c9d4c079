-- The nine characters of an organisation's code mean every institution that has them: with a result at whatever instant, or
-- succeeded by another (I-3).
create index results_of_an_organisation on published.results (substr(uscc, 9, 9));
create index successions_of_an_organisation on published.successions (substr(uscc, 9, 9));
