package io.ecocredit.regulation.procedure;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;

/**
 * What keeps a subject on a year's list, whatever an officer holds: whoever is to be evaluated leaves only by exclusion (A5.4),
 * or to a successor on the list and inside the evaluation, who carries all of it (I-3).
 */
@Cites(
        provisions = {Provision.A20_ITEM_1, Provision.A21_ITEM_1},
        settles = Interpretation.I_12)
public enum Kept {
    /** An institution served somebody in the year. */
    ENGAGEMENT,
    /**
     * A record of the year stands, its own or of whom it has taken over, or as many of the staff were on record in the year as
     * cost points (I-12).
     */
    RECORD,
    /**
     * Nothing does, since the officer who asks has withdrawn an engagement, struck out or corrected a record, or arranged the
     * succession: it takes another to act on that.
     */
    OWN_WITHDRAWAL;

    /** Whether the subject belongs on the list, whoever asks. */
    public boolean isByFacts() {
        return this != OWN_WITHDRAWAL;
    }
}
