package io.ecocredit.platform.contract;

import io.ecocredit.platform.codes.Codes;
import io.ecocredit.regulation.text.Advice;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.ReasonCode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Completes the generated document: every operation can answer with a problem, and states the refusals and the demands on
 * headers that follow from its declaration; an operation without roles says that it needs no token, each tag says what it
 * is, and all stand in the order of their names, wherever their classes lie. It runs while the program is built, by whatever
 * Java runs the build, so this package is compiled for an older Java than the rest.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractFilter implements OASFilter {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String IF_MATCH = "If-Match";

    /** Known by name, because the annotation is compiled for the Java that runs the program. */
    private static final DotName DECLARED = DotName.createSimple("io.ecocredit.platform.operation.Declared");

    private static final Map<String, String> REFUSALS = Map.of(
            "400", "请求有误：请求头、参数或内容不合要求 · a header, a parameter or the body is malformed",
            "401", "没有有效的身份凭证 · no valid token",
            "403", "该角色不得办理 · the role may not do this",
            "409", "同一请求号的请求正在办理，或与当前状态冲突 · the same request is being carried out, or things do not stand so",
            "412", "所见的版本已被他人改动 · the version that was seen is not the latest any more",
            "422", "请求号已用于内容不同的请求 · the key came with another body before",
            "428", "未写明所见的版本 · If-Match is missing",
            "4XX", "问题说明 · a problem document (RFC 9457)");

    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("grades", "公开查询 · the public look-up"),
            Map.entry("releases", "历次公布与整版下载 · releases and downloads"),
            Map.entry("catalogues", "评价标准 · the law as data"),
            Map.entry("verifications", "公开验证 · verification of certificates and letters"),
            Map.entry("measures", "监管措施 · supervisory measures until repair"),
            Map.entry("feed", "公布结果的变化 · changes for the platform and other authorities"),
            Map.entry("institutions", "机构档案 · institutions' files"),
            Map.entry("records", "信用信息 · credit records"),
            Map.entry("warnings", "信用预警 · warnings on records, and of conduct before there is one"),
            Map.entry("repairs", "信用修复 · repair of records"),
            Map.entry("hints", "提示性信息 · monthly reports of hints and what they lead to, never public"),
            Map.entry("practitioners", "从业人员 · practitioners, inside only"),
            Map.entry("imports", "批量导入 · bulk data in"),
            Map.entry("audit", "审计 · who did what, for supervision"),
            Map.entry("years", "年度工作 · the work of a year"),
            Map.entry("evaluations", "评价程序 · cases on their way through the year's procedure"),
            Map.entry("public-notices", "公示与意见 · public notices and comments"),
            Map.entry("inbox", "收件箱 · official notices"),
            Map.entry("jobs", "任务 · long work"));

    private final IndexView program;
    private final Map<String, AnnotationInstance> declarations;

    public ContractFilter(IndexView program) {
        this.program = program;
        this.declarations = program.getAnnotations(DECLARED).stream()
                .collect(Collectors.toMap(
                        each -> each.target().asMethod().name(), Function.identity(), (one, indexedAgain) -> one));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.servers(List.of(OASFactory.createServer().url("/").description("本服务 · this service")));
        document.getComponents().addSchema("Problem", problem());
        document.tags(new ArrayList<>(document.getTags().stream()
                .map(ContractFilter::described)
                .sorted(Comparator.comparing(Tag::getName))
                .toList()));
        document.getPaths().setPathItems(new TreeMap<>(document.getPaths().getPathItems()));
        document.getComponents()
                .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
        REFUSALS.forEach(
                (status, description) -> document.getComponents().addResponse(nameOf(status), problem(description)));
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(this::complete);
    }

    private static Tag described(Tag tag) {
        return tag.description(TAGS.get(tag.getName()));
    }

    private void complete(Operation operation) {
        if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
            operation.security(new ArrayList<>());
        }
        String key = declared(operation, "key").asEnum();
        parameter(operation, IDEMPOTENCY_KEY).ifPresent(each -> completeKey(each, key.equals("REQUIRED")));
        parameter(operation, IF_MATCH).ifPresent(ContractFilter::completeVersion);
        refusals(operation, key)
                .forEach(status -> operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().ref(nameOf(status))));
    }

    private AnnotationValue declared(Operation operation, String member) {
        String name = operation.getOperationId();
        return Objects.requireNonNull(declarations.get(name), () -> "no declaration of the operation " + name)
                .valueWithDefault(program, member);
    }

    /** Answers are kept for those alone who say who they are, so a key is never in the way of others. */
    private Set<String> refusals(Operation operation, String key) {
        Set<String> statuses =
                new TreeSet<>(operation.getResponses().getAPIResponses().keySet());
        statuses.retainAll(REFUSALS.keySet());
        statuses.add("4XX");
        boolean open = declared(operation, "open").asBoolean();
        if (!open) {
            statuses.addAll(List.of("401", "403"));
        }
        if (!key.equals("NONE")) {
            statuses.addAll(open ? List.of("400") : List.of("400", "409", "422"));
        }
        if (declared(operation, "ifMatch").asBoolean()) {
            statuses.addAll(List.of("400", "412", "428"));
        }
        return statuses;
    }

    private static String nameOf(String status) {
        return "Problem" + status;
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Codes.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }

    private static Optional<Parameter> parameter(Operation operation, String name) {
        return Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .filter(parameter -> name.equals(parameter.getName()))
                .findFirst();
    }

    private static void completeVersion(Parameter version) {
        version.required(true)
                .description("所见的版本，即读取时 ETag 的值 · the version that was seen, as its ETag said: 412 when it is not the"
                        + " latest any more");
    }

    private static void completeKey(Parameter key, boolean required) {
        key.required(required)
                .description("客户端自编的请求号，重试时不变：七日内重复的请求得到原答复（Idempotency-Replayed: true），不再办理 ·"
                        + " made up by the client, the same again when it tries again: within seven days a repetition"
                        + " is given the first answer and nothing is done; 422 with another body, 409 while it runs");
        key.getSchema().minLength(1).maxLength(100).pattern("^[!-~]+$");
    }

    private static Schema problem() {
        Schema fault = object().addProperty("field", text("字段、参数或请求头 · field, parameter or header"))
                .addProperty("value", text("有误的值 · the faulty value"))
                .addProperty("code", text("原因代码 · code of the cause"))
                .addProperty("detail", text("原因 · the cause in Chinese"))
                .addProperty("clause", text("依据 · the clause behind it"));
        return object().addProperty("type", text("问题类型 · kind of problem"))
                .addProperty("title", text("标题 · title in Chinese"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("code", code())
                .addProperty("detail", text("说明 · what is wrong this time, in Chinese"))
                .addProperty("clause", text("依据 · the place in the law behind a refusal"))
                .addProperty("requestId", text("请求编号 · number of the request, for faults of the service"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(fault));
    }

    private static Schema code() {
        Schema code = text("稳定的代码，逐个见 x-codes；以后会增加，不认识的按 status 处理 · stable code for programs, each told in"
                + " x-codes; there will be more, and one that is unknown is to be treated by its status");
        List<Codes.Entry> codes = Codes.all();
        codes.forEach(each -> code.addEnumeration(each.code().name()));
        code.addExtension("x-codes", codes.stream().map(ContractFilter::told).toList());
        return code;
    }

    private static Map<String, Object> told(Codes.Entry entry) {
        ReasonCode code = entry.code();
        Advice advice = code.advice();
        Clause clause = code.clause();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("code", code.name());
        told.put("statuses", entry.statuses());
        told.put("meaning", code.meaning() + " · " + code.meaningInEnglish());
        told.put("advice", advice.text() + " · " + advice.english());
        if (clause != null) {
            told.put("clause", clause.toString());
        }
        return told;
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
