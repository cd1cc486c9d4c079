package io.ecocredit.evidence;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * How much evidence is taken and who scans it: the settings {@code ecocredit.evidence}, read and checked at the start.
 * Defaults stand in {@code application.properties}, meanings in {@code docs/operations.md}.
 */
@Startup
@Singleton
final class EvidenceSettings {

    private static final String PREFIX = "ecocredit.evidence.";

    /** A file is held in memory while it is examined; the edge takes no larger body either. */
    private static final long LARGEST_POSSIBLE = 64L * 1024 * 1024;

    private static final Pattern ADDRESS = Pattern.compile("\\[?([^\\[\\]]+?)]?:([0-9]{1,5})");
    private static final int HIGHEST_PORT = 65535;

    private final long largest;
    private final long quota;
    private final int atOnce;
    private final Optional<Scanner> scanner;

    /** Where a scanner listens and how long it may take. */
    record Scanner(String host, int port, Duration within) {}

    /** @throws IllegalArgumentException when a setting cannot be kept to */
    EvidenceSettings(Config config) {
        largest = bytes(config, "largest");
        quota = bytes(config, "quota");
        atOnce = config.getValue(PREFIX + "at-once", Integer.class);
        Duration within = config.getValue(PREFIX + "scan-within", Duration.class);
        require("largest", largest > 0 && largest <= LARGEST_POSSIBLE, "more than nothing and at most 64M");
        require("quota", quota >= largest, "at least the largest file");
        require("at-once", atOnce > 0, "more than nothing");
        require("scan-within", within.isPositive(), "more than nothing");
        scanner = config.getOptionalValue(PREFIX + "clamd", String.class).map(address -> scanner(address, within));
    }

    /** Bytes of one file. */
    long largest() {
        return largest;
    }

    /** Bytes of all files about one institution or person. */
    long quota() {
        return quota;
    }

    /** Uploads that are taken at the same time, from everybody together. */
    int atOnce() {
        return atOnce;
    }

    Optional<Scanner> scanner() {
        return scanner;
    }

    private static long bytes(Config config, String name) {
        return config.getValue(PREFIX + name, MemorySize.class).asLongValue();
    }

    private static Scanner scanner(String address, Duration within) {
        Matcher parts = ADDRESS.matcher(address);
        boolean fits = parts.matches() && Integer.parseInt(parts.group(2)) <= HIGHEST_PORT;
        require("clamd", fits, "host:port");
        return new Scanner(parts.group(1), Integer.parseInt(parts.group(2)), within);
    }

    private static void require(String name, boolean fits, String what) {
        if (!fits) {
            throw new IllegalArgumentException(PREFIX + name + " must be " + what);
        }
    }
}
