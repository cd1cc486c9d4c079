package io.ecocredit.regulation.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries a {@link Refusal} to the edge, where one mapper turns it into a problem document. */
public final class RefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final transient List<Fault> faults;

    /** @param faults everything that the refusal sums up */
    public RefusalException(Refusal refusal, List<Fault> faults) {
        super(refusal.code() + ": " + refusal.detail());
        this.refusal = refusal;
        this.faults = List.copyOf(faults);
    }

    /** A refusal that is of no single field, under the clause of the code where it has one. */
    public static RefusalException of(RefusalCode code, String detail) {
        return Refusal.of(code, detail).asException();
    }

    /** That one field or parameter of a request is not as it must be. */
    public static RefusalException invalid(String field, @Nullable String value, String detail) {
        return Refusal.of(RefusalCode.INVALID_PARAMETER, detail)
                .at(field, value)
                .asException();
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The parts at fault; empty when the refusal is of the whole. */
    public List<Fault> faults() {
        return faults;
    }
}
