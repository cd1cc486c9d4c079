package io.ecocredit.repairs.shell;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A repair of either line as it is stored, as far as the shell looks at it. */
public interface HeldRepair {

    UUID id();

    /** The year by whose rules it is decided. */
    int yearNumber();

    /** The day on which a league has had it before it for a decision (A26.2, A28); empty while none is due. */
    Optional<LocalDate> awaitsDecisionSince();
}
