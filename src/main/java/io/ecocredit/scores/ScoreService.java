package io.ecocredit.scores;

import io.ecocredit.institutions.OpenFiles;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.InstitutionGrader.File;
import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.grading.ScoreSheet;
import io.ecocredit.regulation.grading.WhatIf;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Answers for one institution what the rating answers for all (A16.1). */
@Singleton
@Cites(provisions = Provision.A16_PARAGRAPH_1)
public class ScoreService {

    private final Inside inside;
    private final CaseRater rater;

    private final LegalClock clock;

    ScoreService(Inside inside, CaseRater rater, LegalClock clock) {
        this.inside = inside;
        this.rater = rater;
        this.clock = clock;
    }

    /**
     * The sheet of an institution.
     *
     * @throws RefusalException 404 when it is not registered or not the reader's to see, which are not told apart; 409 while
     *     it is outside the evaluation (A5.4)
     */
    public Uni<SheetView> sheet(Uscc uscc, EvaluationYear year, LocalDate at, Instant knownAt, Actor reader) {
        return inside.as(
                reader,
                connection -> OpenFiles.require(connection, uscc)
                        .chain(() -> dossiers(connection, uscc, knownAt))
                        .map(dossiers -> dossiers.rate(uscc.value(), Question.of(year, at))
                                .map(sheet -> SheetView.of(uscc.value(), sheet))
                                .orElseThrow(ScoreService::outside)));
    }

    /**
     * The sheet of an institution as it is, and as it would be if something were so. Nothing of it is kept.
     *
     * @throws RefusalException as {@link #sheet}; 400 that names everything that cannot be supposed
     */
    public Uni<Simulation> simulate(Uscc uscc, Question question, WhatIf supposed, Actor reader) {
        String code = uscc.value();
        return inside.as(
                reader,
                connection -> OpenFiles.kinds(connection, uscc)
                        .flatMap(kinds -> dossiers(connection, uscc, clock.instant())
                                .map(dossiers -> {
                                    File file = dossiers.file(code);
                                    Catalogue catalogue = dossiers.grader().catalogue();
                                    Refusal.requireNone(supposed.faults(file.records(), catalogue, kinds));
                                    ScoreSheet actual =
                                            dossiers.rate(code, question).orElseThrow(ScoreService::outside);
                                    File wouldBe = new File(supposed.applied(file.records(), catalogue), file.staff());
                                    return new Simulation(
                                            SheetView.of(code, actual),
                                            SheetView.of(code, dossiers.grader().rate(wouldBe, question)));
                                })));
    }

    /** @param supposed the sheet as it would be; records that are supposed to come are called 假设1, 假设2 and so on */
    public record Simulation(SheetView actual, SheetView supposed) {}

    /**
     * The file of an institution as it went.
     *
     * @param until last day that is told of, in Asia/Shanghai
     * @throws RefusalException 404 when it is not registered or not the reader's to see, which are not told apart
     */
    public Uni<TimelineView> timeline(Uscc uscc, LocalDate until, Instant knownAt, Actor reader) {
        return inside.as(
                reader,
                connection -> OpenFiles.require(connection, uscc)
                        .chain(() -> dossiers(connection, uscc, knownAt))
                        .map(dossiers -> TimelineView.of(uscc.value(), dossiers.timeline(uscc.value(), until))));
    }

    private Uni<CaseRater.Dossiers> dossiers(SqlConnection connection, Uscc uscc, Instant knownAt) {
        return CaseRater.positionAt(connection, knownAt.atOffset(ZoneOffset.UTC))
                .flatMap(position -> rater.load(connection, List.of(uscc.value()), position));
    }

    private static RefusalException outside() {
        return RefusalException.of(RefusalCode.OUTSIDE_EVALUATION, "该机构在所查询之日不在评价范围内");
    }
}
