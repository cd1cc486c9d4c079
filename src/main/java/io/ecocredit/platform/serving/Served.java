package io.ecocredit.platform.serving;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What this process serves. One that serves the public alone has neither keys nor passwords of the inside, runs no work of its
 * own, and can be scaled and placed apart.
 */
@Singleton
public final class Served {

    /** The setting that says so. */
    public static final String SETTING = "ecocredit.serves";

    private final Part part;

    Served(@ConfigProperty(name = SETTING, defaultValue = "all") Part part) {
        this.part = part;
    }

    /** A part of the service that a process can be. */
    public enum Part {
        ALL,
        PUBLIC
    }

    public boolean isPublicAlone() {
        return part == Part.PUBLIC;
    }
}
