package io.ecocredit.platform.identity;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the OpenID provider could be asked at the start. The library goes on without it and tries again with the first
 * request, so that a misspelt address or a certificate that is not trusted would be found by the first officer only.
 */
@Singleton
public final class ProviderCheck {

    private final TenantConfigContext provider;

    ProviderCheck(TenantConfigBean tenants) {
        this.provider = tenants.getDefaultTenant();
    }

    /** What is wrong, a sentence each; keys that come without TLS could be anybody's. */
    public List<String> faults() {
        if (!provider.ready()) {
            return List.of("无法连接身份提供方，或其证书不受信任。(The OpenID provider does not answer, or its certificate is not"
                    + " trusted.) " + provider.oidcConfig().authServerUrl().orElse(""));
        }
        OidcConfigurationMetadata metadata = provider.getOidcMetadata();
        return Stream.of(metadata.getIssuer(), metadata.getJsonWebKeySetUri())
                .filter(address -> !address.startsWith("https://"))
                .map(address -> "身份提供方公布的地址没有使用https。(The OpenID provider names an address without https.) " + address)
                .toList();
    }
}
