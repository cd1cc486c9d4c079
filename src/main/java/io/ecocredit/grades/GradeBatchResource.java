package io.ecocredit.grades;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ecocredit.grades.GradeRepository.Shown;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            return wanted.stream().map(String::valueOf).toList();
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
        return repository
                .latest(
                        codes.stream()
                                .filter(code -> Uscc.refusalOf(code).isEmpty())
                                .distinct()
                                .toList(),
                        GradeQuery.asOf(wanted.asOf(), clock.instant()))
                .map(found -> {
                    Map<String, List<Shown>> byCode = found.stream().collect(Collectors.groupingBy(Shown::asked));
                    return new Batch(codes.stream()
                            .map(code -> item(code, byCode.getOrDefault(code, List.of())))
                            .toList());
                });
    }

    private static Item item(String code, List<Shown> found) {
        return Uscc.refusalOf(code)
                .map(refusal -> Item.of(code, Status.MALFORMED, refusal.detail(), null))
                .orElseGet(() -> found.stream()
                        .filter(Shown::isOwn)
                        .findFirst()
                        .map(own -> Item.of(code, Status.PUBLISHED, null, own.document()))
                        .or(() -> found.stream()
                                .findFirst()
                                .map(led -> Item.of(code, Status.SUCCEEDED, null, led.document())))
                        .orElseGet(() -> Item.of(code, Status.NONE, null, null)));
    }
}
