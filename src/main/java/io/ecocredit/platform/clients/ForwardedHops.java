package io.ecocredit.platform.clients;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What proxies wrote into the one header that is read. Believing it is for {@link Clients} to decide. */
public record ForwardedHops(ForwardingHeader header) {

    /** The addresses as written, without ports and brackets, the nearest last. */
    List<String> addresses(MultiMap headers) {
        return switch (header) {
            case X_FORWARDED_FOR ->
                elements(headers, "X-Forwarded-For")
                        .map(ForwardedHops::withoutPort)
                        .toList();
            case FORWARDED ->
                elements(headers, "Forwarded")
                        .map(element -> withoutPort(parameter(element, "for").orElse("")))
                        .toList();
        };
    }

    /** The protocol that the nearest proxy was asked by. */
    Optional<String> protocol(MultiMap headers) {
        return switch (header) {
            case X_FORWARDED_FOR -> last(elements(headers, "X-Forwarded-Proto"));
            case FORWARDED -> last(elements(headers, "Forwarded")).flatMap(element -> parameter(element, "proto"));
        };
    }

    private static Optional<String> last(Stream<String> elements) {
        return elements.reduce((earlier, later) -> later);
    }

    private static Stream<String> elements(MultiMap headers, String name) {
        return headers.getAll(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip);
    }

    private static Optional<String> parameter(String element, String name) {
        return Arrays.stream(element.split(";", -1))
                .map(String::strip)
                .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1).replace("\"", ""))
                .findFirst();
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? "" : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
