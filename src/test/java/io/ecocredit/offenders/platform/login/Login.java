package io.ecocredit.offenders.platform.login;

/** What pages should know nothing of. */
public record Login() {}
