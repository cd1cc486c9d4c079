package io.ecocredit.grades;

import io.ecocredit.grades.CommitmentRepository.Kept;
import io.ecocredit.platform.privacy.PersonalNumbers;
import io.ecocredit.regulation.procedure.Commitment;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A signed letter of commitment as the public reads it (附件3): the form's own text with what was filled in, the unit, the
 * signer and the day, all of which the signer agreed to make public with it. Nothing else of what was filed.
 *
 * @param items the six items, in the form's words
 * @param signer 法定代表人（或主要负责人）, as it stands on the form
 */
public record PublicCommitment(
        String uscc,
        int year,
        String name,
        String title,
        String preamble,
        List<String> items,
        String closing,
        String signer,
        LocalDate signedOn,
        String clause) {

    static PublicCommitment of(Kept kept) {
        Commitment filled = new Commitment(
                Set.of(),
                PersonalNumbers.masked(kept.products()),
                PersonalNumbers.masked(kept.other()),
                kept.signer(),
                kept.uscc(),
                kept.signedOn());
        return new PublicCommitment(
                kept.uscc(),
                kept.year(),
                kept.name(),
                Commitment.TITLE,
                Commitment.PREAMBLE,
                IntStream.rangeClosed(1, Commitment.ITEMS.size())
                        .mapToObj(filled::itemText)
                        .toList(),
                Commitment.CLOSING,
                PersonalNumbers.masked(kept.signer()),
                kept.signedOn(),
                Commitment.CLAUSE.toString());
    }
}
