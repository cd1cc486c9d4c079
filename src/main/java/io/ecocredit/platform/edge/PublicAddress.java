package io.ecocredit.platform.edge;

import io.ecocredit.platform.clients.Clients;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where the public reaches this service, for addresses that leave it on paper: as set by {@code ecocredit.public-address},
 * else as the request itself named it.
 */
@Startup
@Singleton
public class PublicAddress {

    private static final String HOST = "([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])(:[0-9]{1,5})?";
    private static final Pattern AUTHORITY = Pattern.compile(HOST);
    private static final Pattern SETTING = Pattern.compile("https?://" + HOST + "(/[A-Za-z0-9._~-]+)*");

    private final Clients clients;
    private final Optional<String> setting;

    /** @throws IllegalArgumentException when the setting is not an address */
    PublicAddress(Clients clients, @ConfigProperty(name = "ecocredit.public-address") Optional<String> setting) {
        this.clients = clients;
        this.setting = setting;
        if (setting.isPresent() && !SETTING.matcher(setting.get()).matches()) {
            throw new IllegalArgumentException(
                    "ecocredit.public-address is an address such as https://credit.example.cn, without a slash at its end");
        }
    }

    /**
     * The absolute address of a path of this service.
     *
     * @throws RefusalException 400 when nothing is set and the request names no host
     */
    public String of(String path, HttpServerRequest request) {
        return base(text(request.authority()), clients.isSecure(request)) + path;
    }

    /** @param authority host and port as the request names them, empty where it does not */
    String base(String authority, boolean secure) {
        if (setting.isPresent()) {
            return setting.get();
        }
        if (!AUTHORITY.matcher(authority).matches()) {
            throw RefusalException.invalid("Host", null, "应为主机名和端口");
        }
        return (secure ? "https://" : "http://") + authority;
    }

    private static String text(@Nullable HostAndPort authority) {
        return authority == null ? "" : authority.toString();
    }
}
