package io.ecocredit.scores;

import io.ecocredit.institutions.Exclusions;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.records.RecordFiles;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.InstitutionGrader;
import io.ecocredit.regulation.grading.InstitutionGrader.File;
import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.grading.ScoreSheet;
import io.ecocredit.regulation.grading.StaffPeriod;
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

/** Rates many institutions at once: one query a kind of fact, the pure grader in the middle. */
@Singleton
public class CaseRater {

    private final RecordFiles recordFiles;
    private final Exclusions exclusions;
    private final StaffPeriods staffPeriods;
    private final InstitutionGrader grader;

    CaseRater(RecordFiles recordFiles, Exclusions exclusions, StaffPeriods staffPeriods, Catalogue catalogue) {
        this.recordFiles = recordFiles;
        this.exclusions = exclusions;
        this.staffPeriods = staffPeriods;
        this.grader = new InstitutionGrader(catalogue);
    }

    /** What the register knew of some institutions at one position: enough to answer any question about them. */
    public record Dossiers(
            Map<String, List<RecordFile>> records,
            Map<String, List<Exclusion>> exclusions,
            Map<String, List<StaffPeriod>> staff,
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

    /** @param position of the last entry that may be known */
    public Uni<Dossiers> load(SqlConnection connection, List<String> usccs, long position) {
        return recordFiles
                .of(connection, usccs, position)
                .flatMap(records -> exclusions
                        .of(connection, usccs, position)
                        .flatMap(excluded -> staffPeriods
                                .of(usccs, position)
                                .map(staff -> new Dossiers(records, excluded, staff, grader))));
    }
}
