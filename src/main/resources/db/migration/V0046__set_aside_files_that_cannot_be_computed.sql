-- An institution whose file cannot be computed keeps nobody else waiting: its result stays as it is until somebody has mended
-- the file or the program, and it is tried again from time to time (A31).
create table register.uncomputable_files (
    uscc text collate "C" primary key,
    cause text not null,
    since timestamptz not null,
    tried_at timestamptz not null
);

alter table register.uncomputable_files enable row level security, force row level security;
create policy whole_region on register.uncomputable_files using ((select access.reaches_all()));
