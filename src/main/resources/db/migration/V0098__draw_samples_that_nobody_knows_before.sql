-- Whoever knows the announced value and what is submitted knows the sample, and could fit to it what is submitted (A20.5): each
-- submission has a salt of its own, told by its digest until its sample is drawn.
alter table register.submissions
    add column salt text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
alter table practitioners.submissions
    add column salt text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
comment on column register.submissions.salt is 'told by its SHA-256 until the sample is drawn';
comment on column practitioners.submissions.salt is 'told by its SHA-256 until the sample is drawn';

alter table register.spot_checks add column salt text;
alter table practitioners.spot_checks add column salt text;
comment on column register.spot_checks.salt is 'of the submission; null of a sample that was drawn without';
comment on column practitioners.spot_checks.salt is 'of the submission; null of a sample that was drawn without';
