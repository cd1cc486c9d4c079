-- The nine characters of a unified social credit code that were an organisation's code before (GB 11714).
create index results_by_organisation on published.results (substr(uscc, 9, 9), uscc) where latest and shown_until is null;
