package io.ecocredit.platform.database;

import java.io.IOException;
import java.nio.file.Path;

/** A server of the program's own that does not come up, or not in time. */
public final class DatabaseServerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String program;
    private final String log;

    DatabaseServerException(String program, Path log, String told) {
        super(program + " " + told + "\n" + log);
        this.program = program;
        this.log = log.toString();
    }

    /** Which of PostgreSQL's programs gave up. */
    public String program() {
        return program;
    }

    /** The file in which it says why. */
    public String log() {
        return log;
    }
}
