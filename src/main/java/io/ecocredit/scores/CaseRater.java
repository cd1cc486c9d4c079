package io.ecocredit.scores;

import io.ecocredit.institutions.Exclusions;
import io.ecocredit.institutions.Successions;
import io.ecocredit.institutions.Successions.TakenOver;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.records.RecordFiles;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.InstitutionGrader;
import io.ecocredit.regulation.grading.InstitutionGrader.File;
import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.grading.ScoreSheet;
import io.ecocredit.regulation.grading.StaffCount;
import io.ecocredit.regulation.grading.Timeline;
import io.ecocredit.regulation.record.Exclusion;
import io.ecocredit.regulation.record.RecordFile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rates many institutions at once: one query a kind of fact, the pure grader in the middle. */
@Singleton
public class CaseRater {

    private final RecordFiles recordFiles;
    private final Successions successions;
    private final Exclusions exclusions;
    private final StaffCounts staffCounts;
    private final InstitutionGrader grader;

    CaseRater(
            RecordFiles recordFiles,
            Successions successions,
            Exclusions exclusions,
            StaffCounts staffCounts,
            Catalogue catalogue) {
        this.recordFiles = recordFiles;
        this.successions = successions;
        this.exclusions = exclusions;
        this.staffCounts = staffCounts;
        this.grader = new InstitutionGrader(catalogue);
    }

    /** What the register knew of some institutions at one position: enough to answer any question about them. */
    public record Dossiers(
            Map<String, List<RecordFile>> records,
            Map<String, List<Exclusion>> exclusions,
            Map<String, List<StaffCount>> staff,
            InstitutionGrader grader) {

        /** The sheet of an institution, or empty when it is excluded on that day (A5.4). */
        public Optional<ScoreSheet> rate(String uscc, Question question) {
            return isExcluded(uscc, question.at()) ? Optional.empty() : Optional.of(sheet(uscc, question));
        }

        /** The sheet of an institution whether or not it is excluded. */
        public ScoreSheet sheet(String uscc, Question question) {
            return grader.rate(file(uscc), question);
        }

        /** All that is known of an institution beside its exclusions. */
        public File file(String uscc) {
            return new File(records.getOrDefault(uscc, List.of()), staff.getOrDefault(uscc, List.of()));
        }

        /** The file of an institution as it went. */
        public Timeline timeline(String uscc, LocalDate until) {
            return grader.timeline(file(uscc), exclusions.getOrDefault(uscc, List.of()), until);
        }

        public boolean isExcluded(String uscc, LocalDate day) {
            return exclusions.getOrDefault(uscc, List.of()).stream().anyMatch(exclusion -> exclusion.covers(day));
        }
    }

    /** The position of the last entry that was known at a moment. */
    public static Uni<Long> positionAt(SqlConnection connection, OffsetDateTime moment) {
        return Statements.number(connection, "select register.position_known_at($1)", Tuple.of(moment));
    }

    /**
     * With all that institutions have taken over from those that they absorbed (I-3).
     *
     * @param position of the last entry that may be known
     */
    public Uni<Dossiers> load(SqlConnection connection, List<String> usccs, long position) {
        return successions
                .of(connection, usccs, position)
                .flatMap(taken -> recordFiles
                        .of(connection, taken.with(usccs), position)
                        .flatMap(records -> exclusions
                                .of(connection, usccs, position)
                                .flatMap(excluded -> staffCounts
                                        .of(taken.with(usccs), position)
                                        .map(staff -> new Dossiers(
                                                records(usccs, records, taken),
                                                excluded,
                                                staff(usccs, staff, taken),
                                                grader)))));
    }

    private static Map<String, List<RecordFile>> records(
            List<String> usccs, Map<String, List<RecordFile>> found, TakenOver taken) {
        return usccs.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        uscc -> Stream.concat(
                                        found.getOrDefault(uscc, List.of()).stream(),
                                        taken.of(uscc).stream()
                                                .flatMap(from -> found.getOrDefault(from.former(), List.of()).stream()
                                                        .map(each -> each.takenOver(from))))
                                .toList(),
                        (one, same) -> one));
    }

    private static Map<String, List<StaffCount>> staff(
            List<String> usccs, Map<String, List<StaffCount>> found, TakenOver taken) {
        return usccs.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        uscc -> Stream.concat(
                                        found.getOrDefault(uscc, List.of()).stream(),
                                        taken.of(uscc).stream()
                                                .flatMap(from -> found.getOrDefault(from.former(), List.of()).stream()
                                                        .map(each -> each.takenOver(from))))
                                .toList(),
                        (one, same) -> one));
    }
}
