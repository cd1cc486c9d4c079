package io.ecocredit.platform.identity;

import io.ecocredit.platform.operation.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Something done in somebody's name, as the audit trail tells it (A36).
 *
 * @param operation name of the operation in the contract
 * @param subject whom or what it concerns; never an identity number or a name
 * @param purpose why personal data are read, in the reader's words; null where the operation says it
 */
public record Act(
        Actor actor,
        String operation,
        Subject subject,
        @Nullable String purpose,
        Origin origin) {

    /** A kind of thing with its number or code; the code is null where all of a kind are meant. */
    public record Subject(SubjectKind kind, @Nullable String code) {}

    /**
     * Where a request came from.
     *
     * @param address of the client, null for the service's own work
     * @param requestId by which the operators find it in the log
     */
    public record Origin(@Nullable String address, @Nullable String requestId) {}

    /** Work of the service itself. */
    public static Act system(String work, SubjectKind kind) {
        return new Act(Actor.system(work), work, new Subject(kind, null), null, new Origin(null, null));
    }

    /** The same on another one of the kind that the operation declares. */
    public Act about(@Nullable String code) {
        return on(subject.kind(), code);
    }

    /** The same on a thing of another kind, which an operation meets on its way. */
    public Act on(SubjectKind kind, @Nullable String code) {
        return new Act(actor, operation, new Subject(kind, code), purpose, origin);
    }

    public Act because(String statedPurpose) {
        return new Act(actor, operation, subject, statedPurpose, origin);
    }
}
