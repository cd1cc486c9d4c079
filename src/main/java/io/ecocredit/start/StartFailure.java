package io.ecocredit.start;

import io.ecocredit.platform.telling.OperatorTold;
import io.ecocredit.platform.telling.OperatorTold.Level;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a person in a sentence why the program ends, and whoever started it by the exit status. */
public final class StartFailure implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        return tell(failure);
    }

    private static int tell(Throwable failure) {
        Diagnosis found = Diagnosis.of(failure);
        if (found.kind() == FailureKind.UNFORESEEN) {
            OperatorTold.tell(Level.ERROR, found.kind().label(), found.sentences(), failure);
        } else {
            found.sentences()
                    .lines()
                    .forEach(sentence ->
                            OperatorTold.tell(Level.ERROR, found.kind().label(), sentence));
        }
        return found.kind().status();
    }

    /** Something a person can put right. */
    public static final class CannotStart extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final FailureKind kind;

        /** @param message a sentence a line, in both languages */
        public CannotStart(FailureKind kind, String message) {
            super(message);
            this.kind = kind;
        }

        public CannotStart(FailureKind kind, String message, Throwable cause) {
            super(message, cause);
            this.kind = kind;
        }

        public FailureKind kind() {
            return kind;
        }
    }
}
