package io.ecocredit.platform.login;

import io.ecocredit.platform.pages.InsidePages;
import io.quarkus.oidc.TenantResolver;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides which way of proving who one is a request takes: on the pages inside the session of a login at the provider, where
 * logins are configured; everywhere else, and for whoever brings a token, the token.
 */
@Singleton
final class LoginTenant implements TenantResolver {

    private static final String TOKENS = "Default";
    private static final String PAGES = "pages";

    private final boolean logins;

    LoginTenant(@ConfigProperty(name = "quarkus.oidc.pages.tenant-enabled") boolean logins) {
        this.logins = logins;
    }

    @Override
    public String resolve(RoutingContext request) {
        boolean session = logins
                && InsidePages.contain(request)
                && !request.request().headers().contains("Authorization");
        return session ? PAGES : TOKENS;
    }
}
