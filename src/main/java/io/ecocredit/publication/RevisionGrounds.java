package io.ecocredit.publication;

import io.ecocredit.publication.PublicResult.Finding;
import io.ecocredit.publication.PublicResult.Institution;
import io.ecocredit.publication.PublicationRepository.Last;
import io.ecocredit.publication.PublicationRepository.Release;
import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.CaseRater.Dossiers;
import io.ecocredit.scores.LeadLeagues;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a revision of some institutions rests on: what is shown of them, what their files say, and the day. */
@Cites(
        value = Article.A18,
        provisions = Provision.A5_ITEM_4,
        settles = {Interpretation.I_4, Interpretation.I_16, Interpretation.I_24})
record RevisionGrounds(Published published, Files files, LocalDate today) {

    /**
     * What is shown of some institutions.
     *
     * @param last every result that was ever in public, as it was shown last
     */
    record Published(List<Last> last, Map<Integer, Release> releases, Map<String, Institution> institutions) {}

    /** What their files say. */
    record Files(Dossiers dossiers, Map<LeadLeagues.Case, String> leads) {}

    List<Last> last() {
        return published.last();
    }

    Release release(int year) {
        return Objects.requireNonNull(published.releases().get(year));
    }

    /** The institution as it is called now (I-3). */
    Institution institution(String uscc) {
        return Objects.requireNonNull(published.institutions().get(uscc));
    }

    /** What a result should say today, or empty when it should not be shown. */
    Optional<Finding> finding(Last shown) {
        String lead = Objects.requireNonNull(files.leads().get(new LeadLeagues.Case(shown.uscc(), shown.year())));
        Question question = new Question(new EvaluationYear(shown.year()), today, takenEffectBy(shown));
        return files.dossiers()
                .rate(shown.uscc(), question)
                .map(sheet -> new Finding(lead, sheet.score(), sheet.grade(), sheet.ratedBy()))
                .filter(finding -> !finding.grade().isAdverse() || !isOver(shown));
    }

    /** Whether an adverse result has been in public for as long as one may be (I-24). */
    private boolean isOver(Last shown) {
        return today.isAfter(RuleBook.at(today).get(Rule.PUBLIC_YEARS).from(shown.publishedOn()));
    }

    /** A result that a later year's has replaced rests on what had taken effect when that was rated (I-16). */
    private LocalDate takenEffectBy(Last shown) {
        return last().stream()
                .filter(other -> other.uscc().equals(shown.uscc()) && other.year() > shown.year())
                .map(other -> release(other.year()).ratedAt())
                .min(LocalDate::compareTo)
                .orElse(today);
    }
}
