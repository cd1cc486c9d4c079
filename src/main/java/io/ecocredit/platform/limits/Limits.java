package io.ecocredit.platform.limits;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * How much the service takes from whom: the settings {@code ecocredit.limits}, read and checked once at the start. No mapped
 * interface, because Quarkus loads those while it builds, in the Java that runs Maven. Defaults stand in
 * {@code application.properties}, meanings in {@code docs/operations.md}.
 */
@Singleton
public final class Limits {

    static final String PREFIX = "ecocredit.limits.";

    private final Config config;
    private final int copies;
    private final Map<Quota, Allowance> allowances;
    private final int clients;
    private final int headerFields;
    private final int connections;
    private final int requestsAtOnce;
    private final int feedWaits;
    private final Times times;

    /**
     * Within which things must have happened.
     *
     * @param body since the request came, as {@code importBody}, {@code evidenceBody} and {@code answer}
     */
    public record Times(Duration body, Duration importBody, Duration evidenceBody, Duration answer) {}

    /** @throws IllegalArgumentException when a setting cannot be kept to */
    Limits(Config config) {
        this.config = config;
        copies = positive("copies");
        allowances = Arrays.stream(Quota.values()).collect(Collectors.toMap(Function.identity(), this::read));
        clients = positive("clients");
        headerFields = positive("header-fields");
        connections = positive("connections");
        requestsAtOnce = positive("requests-at-once");
        feedWaits = positive("feed-waits");
        times = new Times(time("body-within"), time("import-within"), time("evidence-within"), time("answer-within"));
    }

    Allowance allowance(Quota quota) {
        return Objects.requireNonNull(allowances.get(quota));
    }

    /** How many clients are remembered; beyond it the one that asked least is forgotten. */
    int clients() {
        return clients;
    }

    public int headerFields() {
        return headerFields;
    }

    /** How many connections one address may have open. */
    public int connections() {
        return connections;
    }

    /** How many requests of one address may be under way, over all its connections. */
    int requestsAtOnce() {
        return requestsAtOnce;
    }

    /** How many requests of one taker may wait for news of the feed. */
    public int feedWaits() {
        return feedWaits;
    }

    public Times times() {
        return times;
    }

    private Allowance read(Quota quota) {
        String name = PREFIX + quota.policy();
        return new Allowance(
                        quota,
                        config.getValue(name + ".capacity", Integer.class),
                        config.getValue(name + ".per-minute", Integer.class))
                .among(copies);
    }

    private int positive(String name) {
        int value = config.getValue(PREFIX + name, Integer.class);
        return require(name, value, value > 0);
    }

    private Duration time(String name) {
        Duration value = config.getValue(PREFIX + name, Duration.class);
        return require(name, value, value.isPositive());
    }

    private static <T> T require(String name, T value, boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException(PREFIX + name + " must be more than nothing");
        }
        return value;
    }
}
