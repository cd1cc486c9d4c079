package io.ecocredit.offenders.platform.pages;

import io.ecocredit.offenders.platform.login.Login;

/** Knows how somebody came in. */
public record KnowsTheLogin(Login login) {}
