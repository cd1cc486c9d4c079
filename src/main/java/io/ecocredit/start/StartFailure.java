package io.ecocredit.start;

import io.ecocredit.platform.database.PrivateFolder.NotPrivateException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a person why the program did not start, in a sentence where one was written for them. */
public final class StartFailure implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof CannotStart || failure instanceof NotPrivateException) {
            command.getErr().println(failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return 1;
    }

    /** Something a person can put right. */
    public static final class CannotStart extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public CannotStart(String message) {
            super(message);
        }

        public CannotStart(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
