package io.ecocredit.procedure.line;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.procedure.Burden;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Kept;
import io.ecocredit.regulation.procedure.Step;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One subject's evaluation in one year, as it stands for whoever asks; each line of subjects has a kind of its own. */
public interface Case {

    UUID id();

    /** Counts its steps; acting names the one that was seen. */
    long version();

    Subject subject();

    Standing standing();

    /** The latest proposal or determination; null before there is one. */
    @Nullable
    Finding finding();

    /** Outside the evaluation today (A5.4). */
    boolean isExcluded();

    /** What keeps the subject on the year's list; null where nothing does, or the case is too far to be taken off it. */
    @Nullable
    Kept kept();

    /** Taken off the list although the facts keep it there, those that came since or are known since included. */
    default boolean isMissedFromList() {
        Kept kept = kept();
        return standing().step() == Step.REMOVED && kept != null && kept.isByFacts();
    }

    /**
     * The facts that the conditions of a step ask for.
     *
     * @param actor who wants to act
     * @param today in Asia/Shanghai
     */
    CaseFacts facts(Actor actor, LocalDate today);

    /** Whose case it is, and which league leads it (I-2). */
    interface Subject {

        int year();

        /** What identifies the subject: an institution's USCC, a practitioner's number in the register. */
        String key();

        String leadLeague();
    }

    /** What a league drew up: a proposal, or the determination. */
    interface Finding {

        /** Counts those of a case. */
        int number();

        /** The day at whose end (Asia/Shanghai) it holds. */
        LocalDate at();

        /** How heavily it weighs on the subject (I-31). */
        Burden burden();

        /** What it comes to, which is compared with what it would come to by now (I-31). */
        default Weighed weighed() {
            return Weighed.of(burden());
        }

        /**
         * The records by which it weighs, as its subject is told them. Whoever was told of others has not been told of this
         * finding, though it weighs no more (A20.2, A21.2, I-31).
         */
        default Set<String> told() {
            return Set.copyOf(weighed().restsOn());
        }

        /** What it says, as a letter tells it. */
        String words();

        /** The line by which a submission's digest knows it; it begins with the key. */
        String line(String key);
    }
}
