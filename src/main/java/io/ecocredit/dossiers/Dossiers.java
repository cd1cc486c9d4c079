package io.ecocredit.dossiers;

import io.ecocredit.evidence.EvidenceAnswers;
import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.evidence.EvidenceFiles.Kept;
import io.ecocredit.evidence.EvidenceIntake;
import io.ecocredit.evidence.EvidenceIntake.Delivery;
import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.records.DecisionService;
import io.ecocredit.records.RecordDecision;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordService;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.regulation.record.RecordStanding;
import io.ecocredit.regulation.repair.Condition;
import io.ecocredit.regulation.repair.RepairRules;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.repairs.InstitutionRepairs;
import io.ecocredit.repairs.RepairApplications;
import io.ecocredit.repairs.RepairService;
import io.ecocredit.repairs.RepairView;
import io.ecocredit.warnings.MatterService;
import io.ecocredit.warnings.WarningMatter;
import io.ecocredit.warnings.WarningService;
import io.ecocredit.warnings.WarningView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Gathers all that is known of a record for whoever looks at it, with what they may do about it. */
@Singleton
class Dossiers {

    private final RecordService records;
    private final DecisionService decisions;
    private final WarningService warnings;
    private final RepairService repairs;
    private final Desk desk;

    /** What is asked beside records, warnings and repairs. */
    @Singleton
    record Desk(
            Inside inside,
            RecordDirectory directory,
            EvidenceService evidence,
            EvidenceIntake intake,
            MatterService matters,
            RepairApplications applications,
            InstitutionRepairs lookup,
            Visitors visitors) {}

    Dossiers(
            RecordService records,
            DecisionService decisions,
            WarningService warnings,
            RepairService repairs,
            Desk desk) {
        this.records = records;
        this.decisions = decisions;
        this.warnings = warnings;
        this.repairs = repairs;
        this.desk = desk;
    }

    /**
     * All that the page of a record shows.
     *
     * @param answers whether whoever looks answers for the record (A15.1)
     * @param matters of the league's list that fit the record; none for whoever does not warn
     */
    record Shown(
            RecordView of,
            boolean answers,
            List<RecordDecision> decisions,
            @Nullable WarningView warning,
            List<WarningMatter> matters,
            List<RepairView> repairs,
            List<EvidenceFile> evidence,
            ActForm typed) {

        public String address() {
            return Dossiers.address(of.recordNo());
        }

        /** What may be decided of the record now. */
        public List<Kind> possible() {
            if (!answers) {
                return List.of();
            }
            RecordStanding standing = RecordStanding.of(decisions.stream()
                    .map(each -> new RecordEvent(each.kind(), each.on()))
                    .toList());
            LocalDate late = LocalDate.MAX;
            return Arrays.stream(Kind.values())
                    .filter(kind -> standing.refusal(new RecordEvent(kind, late), LocalDate.MIN, late)
                            .isEmpty())
                    .toList();
        }

        /** Whether the institution may report that it has put the record right, as far as can be told beforehand. */
        public boolean repairable(Visitor visitor) {
            return visitor.isInstitution()
                    && of.category().isDishonesty()
                    && of.rectificationConfirmedOn() == null
                    && repairs.stream().noneMatch(each -> each.state().isOpen());
        }

        public Condition[] conditions() {
            return Condition.values();
        }

        /** Whether granting an action ends the record's effect, so that the conditions must be answered. */
        public boolean ends(RepairView repair, String action) {
            return repair.stage() != RepairStage.BEFORE_NOTICE
                    && RepairRules.Move.of(action)
                            .filter(move -> RepairRules.ends(move, repair.stage()))
                            .isPresent();
        }

        /** What the form of an amendment shows before anything is typed. */
        public String typedOr(String field, @Nullable Object stored) {
            String text = typed.typed("amendment", field);
            return text.isEmpty() && stored != null ? stored.toString() : text;
        }
    }

    Uni<Shown> of(String number, Actor reader, ActForm typed) {
        return records.find(number, reader)
                .flatMap(record -> Uni.combine()
                        .all()
                        .unis(
                                decisions.history(number, reader),
                                warnings.find(number, reader),
                                desk.lookup().ofRecord(number, reader),
                                matters(record, reader),
                                desk.inside()
                                        .as(
                                                reader,
                                                connection -> desk.directory()
                                                        .answersFor(connection, record, reader)
                                                        .flatMap(answers -> desk.evidence()
                                                                .all(connection, record.uscc())
                                                                .map(files -> new Access(
                                                                        answers
                                                                                && !reader.role()
                                                                                        .equals(Roles.INSTITUTION),
                                                                        files)))))
                        .asTuple()
                        .map(parts -> new Shown(
                                record,
                                parts.getItem5().answers(),
                                parts.getItem1(),
                                parts.getItem2().orElse(null),
                                parts.getItem5().answers() && parts.getItem2().isEmpty() ? parts.getItem4() : List.of(),
                                parts.getItem3(),
                                parts.getItem5().evidence(),
                                typed)));
    }

    private record Access(boolean answers, List<EvidenceFile> evidence) {}

    private Uni<List<WarningMatter>> matters(RecordView record, Actor reader) {
        return reader.league() == null
                ? Uni.createFrom().item(List.of())
                : desk.matters()
                        .list(reader.league(), reader)
                        .map(all -> all.stream()
                                .filter(each -> !each.ended())
                                .filter(each -> each.indicators().isEmpty()
                                        || each.indicators().contains(record.indicator()))
                                .toList());
    }

    /** Keeps a file in evidence about the institution of a record. */
    Uni<Kept> keep(String number, @Nullable FileUpload file, Act act) {
        return records.find(number, act.actor()).flatMap(record -> {
            Uscc institution = new Uscc(record.uscc());
            Act onInstitution = act.on("institution", record.uscc());
            return desk.intake()
                    .take(
                            Delivery.ofForm(file),
                            onInstitution,
                            upload -> desk.evidence().keep(institution, upload, onInstitution));
        });
    }

    /** A file in evidence about the institution of a record, to be saved. */
    RestMulti<Buffer> evidence(String number, UUID evidence, Act act) {
        Uni<Uscc> institution = records.find(number, act.actor())
                .map(record -> new Uscc(record.uscc()))
                .memoize()
                .indefinitely();
        return EvidenceAnswers.attachment(
                institution.flatMap(uscc -> desk.evidence().find(uscc, evidence, act.on("institution", uscc.value()))),
                file -> institution
                        .onItem()
                        .transformToMulti(uscc -> desk.evidence().content(uscc, file, act.actor())));
    }

    Visitor visitor(Actor reader) {
        return desk.visitors().current();
    }

    RecordService records() {
        return records;
    }

    DecisionService decisions() {
        return decisions;
    }

    WarningService warnings() {
        return warnings;
    }

    RepairApplications applications() {
        return desk.applications();
    }

    RepairService repairs() {
        return repairs;
    }

    static WarningService.Wanted warningMove(String number, String noun, ActForm typed) {
        return new WarningService.Wanted(number, typed.version(), WarningService.move(noun), typed.warningMove());
    }

    static RepairService.Wanted repairMove(UUID id, String noun, ActForm typed) {
        return new RepairService.Wanted(id, typed.version(), RepairService.move(noun), typed.repairMove());
    }

    /** The page of a record, whose number may hold anything. */
    static String address(String number) {
        return URI.create("/inside/records/"
                        + URLEncoder.encode(number, StandardCharsets.UTF_8).replace("+", "%20"))
                .toString();
    }
}
