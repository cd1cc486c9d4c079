create table register.jobs (
    job_id uuid primary key,
    kind text not null,
    state text not null check (state in ('RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    started_by text not null,
    created_at timestamptz not null,
    heartbeat_at timestamptz not null,
    finished_at timestamptz,
    done bigint not null default 0,
    total bigint,
    cancel_requested boolean not null default false,
    result jsonb,
    problem jsonb
);

-- What an import found row by row. Values of personal fields are never stored here.
create table register.import_findings (
    job_id uuid not null references register.jobs,
    finding_no integer not null,
    severity text not null check (severity in ('REFUSED', 'FLAGGED')),
    line bigint not null,
    field text,
    value text,
    code text not null,
    clause text,
    detail text not null,
    primary key (job_id, finding_no)
);
