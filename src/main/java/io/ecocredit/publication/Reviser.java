package io.ecocredit.publication;

import io.ecocredit.publication.PublicResult.Finding;
import io.ecocredit.publication.PublicResult.Institution;
import io.ecocredit.publication.PublicationRepository.Announcement;
import io.ecocredit.publication.PublicationRepository.Composed;
import io.ecocredit.publication.PublicationRepository.Last;
import io.ecocredit.publication.PublicationRepository.Operation;
import io.ecocredit.publication.PublicationRepository.Release;
import io.ecocredit.publication.PublicationService.Desk;
import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.grading.ScoreSheet;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.time.Deadline;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.CaseRater;
import io.ecocredit.scores.CaseRater.Dossiers;
import io.ecocredit.scores.LeadLeagues;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares what is shown of some institutions with what their files say today, and shows the difference (A31). */
@Singleton
@Cites(
        value = {Article.A31, Article.A18},
        provisions = Provision.A5_ITEM_4,
        settles = {Interpretation.I_4, Interpretation.I_16, Interpretation.I_24})
class Reviser {

    private final PublicationRepository repository;
    private final CaseRater rater;
    private final LeadLeagues leadLeagues;
    private final Desk desk;

    Reviser(PublicationRepository repository, CaseRater rater, LeadLeagues leadLeagues, Desk desk) {
        this.repository = repository;
        this.rater = rater;
        this.leadLeagues = leadLeagues;
        this.desk = desk;
    }

    /** What a revision of some institutions rests on. */
    private record Grounds(
            Map<Integer, Release> releases,
            List<Last> last,
            Dossiers dossiers,
            Map<String, Institution> institutions,
            Map<LeadLeagues.Case, String> leads,
            LocalDate today) {

        /** What a result should say today, or empty when it should not be shown. */
        Optional<Finding> finding(Last shown) {
            String lead = Objects.requireNonNull(leads.get(new LeadLeagues.Case(shown.uscc(), shown.year())));
            Question question = new Question(new EvaluationYear(shown.year()), today, takenEffectBy(shown));
            return dossiers.rate(shown.uscc(), question)
                    .map(sheet -> finding(lead, sheet))
                    .filter(finding -> !finding.grade().isAdverse() || !isOver(shown));
        }

        /** Whether an adverse result has been in public for as long as one may be (I-24). */
        private boolean isOver(Last shown) {
            int years = RuleBook.of(shown.year()).publicYears();
            return today.isAfter(shown.publishedOn().plusYears(years));
        }

        /** What the institution is called now (I-3). */
        private String nameOf(Last shown) {
            return Objects.requireNonNull(institutions.get(shown.uscc())).name();
        }

        private static Finding finding(String leadLeague, ScoreSheet sheet) {
            return new Finding(leadLeague, sheet.score(), sheet.grade(), sheet.ratedBy());
        }

        /** A result that a later year's has replaced rests on what had taken effect when that was rated (I-16). */
        private LocalDate takenEffectBy(Last shown) {
            return last.stream()
                    .filter(other -> other.uscc().equals(shown.uscc()) && other.year() > shown.year())
                    .map(other ->
                            Objects.requireNonNull(releases.get(other.year())).ratedAt())
                    .min(LocalDate::compareTo)
                    .orElse(today);
        }
    }

    /** The transaction must hold the lock of the commit order, so that what it reads is the latest there is. */
    Uni<Void> revise(SqlConnection connection, List<String> usccs, String cause, long position) {
        Instant now = desk.clock().instant();
        return grounds(connection, usccs, position)
                .flatMap(grounds -> grounds.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : apply(connection, grounds.getFirst(), new Stamp(cause, now)));
    }

    /** What every result that was ever in public should say today; the transaction as for {@link #revise}. */
    Uni<List<Due>> due(SqlConnection connection, List<String> usccs, long position) {
        return grounds(connection, usccs, position)
                .map(grounds -> grounds.stream()
                        .flatMap(found -> found.last().stream()
                                .map(last -> new Due(last.uscc(), last.year(), found.finding(last))))
                        .toList());
    }

    /** @param finding empty when the result should not be shown */
    record Due(String uscc, int year, Optional<Finding> finding) {}

    /** Nothing when none of the institutions was ever in public. */
    private Uni<List<Grounds>> grounds(SqlConnection connection, List<String> usccs, long position) {
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), Deadline.ZONE);
        return repository.last(connection, usccs).flatMap(last -> {
            if (last.isEmpty()) {
                return Uni.createFrom().item(List.of());
            }
            List<String> published = last.stream().map(Last::uscc).distinct().toList();
            return repository
                    .releases(connection)
                    .flatMap(releases -> rater.load(connection, published, position)
                            .flatMap(dossiers -> repository
                                    .institutions(connection, published)
                                    .flatMap(institutions -> leadLeagues
                                            .of(connection, published)
                                            .map(leads -> List.of(new Grounds(
                                                    releases, last, dossiers, institutions, leads, today))))));
        });
    }

    private record Stamp(String cause, Instant now) {}

    /** The differences, by what has to be done. */
    private record Differences(
            List<Composed> revised, List<Composed> returned, List<Last> withdrawn, List<Last> improved) {
        Differences() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /** A year's edition is followed by another when something leaves it, comes back or was repaired. */
        Editions.Change ofEditions() {
            List<Composed> changed = new ArrayList<>(revised);
            changed.addAll(returned);
            Set<Integer> years = new TreeSet<>();
            withdrawn.forEach(last -> years.add(last.year()));
            improved.forEach(last -> years.add(last.year()));
            returned.forEach(composed -> years.add(composed.result().year()));
            return new Editions.Change(changed, withdrawn, years);
        }
    }

    private Uni<Void> apply(SqlConnection connection, Grounds grounds, Stamp stamp) {
        Differences differences = new Differences();
        for (Last shown : grounds.last()) {
            compare(shown, grounds, differences);
        }
        return repository
                .withdraw(connection, announcement(Operation.WITHDRAWN, stamp), differences.withdrawn())
                .chain(() -> repository.show(connection, announcement(Operation.REVISED, stamp), differences.revised()))
                .chain(() ->
                        repository.show(connection, announcement(Operation.PUBLISHED, stamp), differences.returned()))
                .chain(() -> differences.improved().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : repository.forgetAdverse(connection, differences.improved()))
                .chain(() -> desk.editions().follow(connection, differences.ofEditions()));
    }

    private void compare(Last shown, Grounds grounds, Differences differences) {
        Optional<Finding> due = grounds.finding(shown);
        if (due.isEmpty()) {
            if (shown.finding() != null) {
                differences.withdrawn().add(shown);
            }
            return;
        }
        Finding finding = due.get();
        boolean renamed = shown.finding() != null && !grounds.nameOf(shown).equals(shown.name());
        if (finding.equals(shown.finding()) && !renamed) {
            return;
        }
        Composed composed = desk.composer().compose(result(shown, finding, grounds));
        if (shown.finding() == null) {
            differences.returned().add(composed);
        } else {
            differences.revised().add(composed);
            if (finding.isBetterThan(shown.finding()) && shown.finding().grade().isAdverse()) {
                differences.improved().add(shown);
            }
        }
    }

    private static PublicResult result(Last shown, Finding finding, Grounds grounds) {
        Release release = Objects.requireNonNull(grounds.releases().get(shown.year()));
        return new PublicResult(
                Objects.requireNonNull(grounds.institutions().get(shown.uscc())),
                shown.year(),
                finding,
                grounds.today(),
                release.publishedOn(),
                grounds.today(),
                release.historicalImport());
    }

    private static Announcement announcement(Operation operation, Stamp stamp) {
        return new Announcement(operation, stamp.cause(), stamp.now(), stamp.now(), null);
    }
}
