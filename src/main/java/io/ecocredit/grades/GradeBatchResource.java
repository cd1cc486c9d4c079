package io.ecocredit.grades;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ecocredit.grades.GradeRepository.Shown;
import io.ecocredit.grades.GradeResource.Suggestion;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.OrganisationCode;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Many codes looked up in one call, each with a status of its own (A20.6). Nothing is changed, so no key is asked for. */
@Path("/api/v1/grades/batch")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Cache(noStore = true)
@Cites(provisions = Provision.A20_ITEM_6, settles = Interpretation.I_3)
@Tag(name = "grades")
public class GradeBatchResource {

    private static final int MOST = 500;

    /** For how many codes of one call that are none the nearest published one is looked for. */
    private static final int MOST_TOLD = 20;

    private final GradeRepository repository;
    private final LegalClock clock;

    GradeBatchResource(GradeRepository repository, LegalClock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Which codes are asked for.
     *
     * @param codes 1 to 500; a code asked for twice is answered twice
     * @param asOf a day at whose end (Asia/Shanghai) a result was public; now when absent
     */
    public record BatchOrder(
            @Nullable List<String> codes,
            @Schema(format = "date") @Nullable String asOf) {

        List<String> requiredCodes() {
            List<String> wanted = Objects.requireNonNullElse(codes, List.of());
            if (wanted.isEmpty() || wanted.size() > MOST) {
                throw RefusalException.invalid("codes", Integer.toString(wanted.size()), "应为1至" + MOST + "个代码");
            }
            for (int index = 0; index < wanted.size(); index++) {
                if (wanted.get(index) == null) {
                    throw RefusalException.invalid("codes[" + index + "]", null, "不能为 null，应为统一社会信用代码");
                }
            }
            return wanted;
        }
    }

    /** What became of a code. */
    public enum Status {
        PUBLISHED("已公布"),
        SUCCEEDED("已由其他机构承继"),
        NONE("没有已公布的评价结果"),
        MALFORMED("不是统一社会信用代码");

        private final String label;

        Status(String label) {
            this.label = label;
        }
    }

    /**
     * A code with its status.
     *
     * @param code as it was asked for
     * @param detail what is wrong with a malformed code
     * @param result the latest; of a succeeded institution without one of its own, its successor's
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String code,
            Status status,
            String statusLabel,
            @Nullable String detail,

            @Schema(implementation = PublishedGrade.class) @JsonRawValue @Nullable
            String result) {

        static Item of(String code, Status status, @Nullable String detail, @Nullable String result) {
            return new Item(code, status, status.label, detail, result);
        }
    }

    /** The codes in the order in which they were asked for. */
    public record Batch(List<Item> items) {}

    @POST
    @Operation(
            summary = "批量查询 · look up to 500 codes at once, each answered with a status of its own",
            description = "PUBLISHED with the latest result, NONE whatever the reason, MALFORMED, or SUCCEEDED with the"
                    + " successor's result.")
    @Declared(open = true)
    public Uni<Batch> gradeBatch(@Nullable BatchOrder order) {
        BatchOrder wanted = Stated.body(order);
        List<String> codes = wanted.requiredCodes();
        OffsetDateTime shownAt = GradeQuery.asOf(wanted.asOf(), clock.instant());
        return meant(codes, shownAt)
                .flatMap(meant -> repository
                        .latest(only(meant), shownAt)
                        .flatMap(found ->
                                items(codes, meant, found.stream().collect(Collectors.groupingBy(Shown::asked)))))
                .map(Batch::new);
    }

    private static List<String> only(Map<String, List<String>> meant) {
        return meant.values().stream()
                .filter(whole -> whole.size() == 1)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The whole codes that are meant by each that is one, or an organisation's, by what was asked for. */
    private Uni<Map<String, List<String>>> meant(List<String> codes, @Nullable OffsetDateTime shownAt) {
        Map<String, List<String>> meant = new HashMap<>();
        codes.stream()
                .filter(code -> Uscc.refusalOf(Uscc.plain(code)).isEmpty())
                .forEach(code -> meant.put(code, List.of(Uscc.plain(code))));
        List<String> organisations = codes.stream()
                .filter(code -> OrganisationCode.is(Uscc.plain(code)))
                .toList();
        return organisations.isEmpty()
                ? Uni.createFrom().item(meant)
                : repository
                        .codes()
                        .ofOrganisations(organisations.stream().map(Uscc::plain).toList(), shownAt)
                        .map(found -> {
                            organisations.forEach(
                                    code -> meant.put(code, found.getOrDefault(Uscc.plain(code), List.of())));
                            return meant;
                        });
    }

    /** One after the other, since what is no code is told with the published one that is near. */
    private Uni<List<Item>> items(List<String> codes, Map<String, List<String>> meant, Map<String, List<Shown>> found) {
        Set<String> told = codes.stream()
                .filter(code -> !meant.containsKey(code))
                .limit(MOST_TOLD)
                .collect(Collectors.toSet());
        return Multi.createFrom()
                .iterable(codes)
                .onItem()
                .transformToUniAndConcatenate(code -> {
                    List<String> whole = meant.get(code);
                    return whole == null
                            ? unmeant(code, told.contains(code))
                            : Uni.createFrom().item(item(code, whole, found));
                })
                .collect()
                .asList();
    }

    private Uni<Item> unmeant(String code, boolean isTold) {
        String plain = Uscc.plain(code);
        Refusal wrong = Uscc.refusalOf(plain).orElseThrow();
        Uni<List<Suggestion>> near =
                isTold ? repository.codes().like(plain) : Uni.createFrom().item(List.of());
        return near.map(like -> AskedCodes.told(wrong, like.stream().findFirst()))
                .map(told -> Item.of(code, Status.MALFORMED, told.detail(), null));
    }

    private static Item item(String code, List<String> whole, Map<String, List<Shown>> found) {
        return switch (whole.size()) {
            case 0 -> Item.of(code, Status.NONE, null, null);
            case 1 -> item(code, found.getOrDefault(whole.getFirst(), List.of()));
            default ->
                Item.of(
                        code,
                        Status.MALFORMED,
                        OrganisationCode.ofSeveral(whole).detail(),
                        null);
        };
    }

    private static Item item(String code, List<Shown> found) {
        return found.stream()
                .filter(Shown::isOwn)
                .findFirst()
                .map(own -> Item.of(code, Status.PUBLISHED, null, own.document()))
                .or(() -> found.stream().findFirst().map(led -> Item.of(code, Status.SUCCEEDED, null, led.document())))
                .orElseGet(() -> Item.of(code, Status.NONE, null, null));
    }
}
