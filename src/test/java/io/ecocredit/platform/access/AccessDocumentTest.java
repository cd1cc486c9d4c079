package io.ecocredit.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Permission;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.junit.jupiter.api.Test;

/** docs/access.md is what the operations declare, as a table that a lawyer reads; renew it with {@code -Daccess.renew=}. */
@Cites(provisions = Provision.A36_PARAGRAPH_1)
class AccessDocumentTest {

    private static final Path DOCUMENT = Path.of("docs", "access.md");
    private static final String RENEW = "access.renew";

    private static final String HEAD = """
            # Who may do what · 谁可以办什么

            Made from what each operation declares on its method; do not edit. To renew:
            `mvn -q -o test -Dtest=AccessDocumentTest -Daccess.renew=`.

            由各操作自身的声明生成（第三十六条第一款），不得手改。凡未列出的，任何人不得办理。

            | 字样 · word | 含义 | meaning |
            | --- | --- | --- |
            | all | 可以办理，不限对象 | on everything that the operation shows |
            | own | 只能办理属于自己的：盟市为本盟市牵头或管辖的，机构、从业人员为本机构、本人的，信息提供单位为其提供的；其他的一律答复为不存在 \
            | on what is its own; what belongs to others is answered as if it did not exist |
            | – | 不得办理 | refused |

            公众指未登录的任何人。一个账户有且只有一种角色。机构账户还须经盟市批准（I-29）；案件走到哪一步由谁办理，见[办理程序](procedure.md)。

            *Public* is anybody without a login; an account has exactly one role, and one of an institution needs a league's approval
            (I-29). Whose turn it is in a case, [the procedure](procedure.md) says.

            """;

    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put(DeclaredOperations.PUBLIC, "公众");
        COLUMNS.put(Roles.PLATFORM, "信用平台");
        COLUMNS.put(Roles.DEPARTMENT, "有关部门");
        COLUMNS.put(Roles.INSTITUTION, "机构");
        COLUMNS.put(Roles.PRACTITIONER, "从业人员");
        COLUMNS.put(Roles.PROVIDER, "信息提供单位");
        COLUMNS.put(Roles.LEAGUE, "盟市");
        COLUMNS.put(Roles.REGION, "自治区");
        COLUMNS.put(Roles.AUDITOR, "审计");
    }

    @Test
    void the_document_says_what_is_declared() throws IOException {
        String wanted = document();
        if (System.getProperty(RENEW) != null) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("renew it with: mvn test -Dtest=AccessDocumentTest -D%s=", RENEW)
                .isEqualTo(wanted);
    }

    @Test
    void every_operation_has_one_row() throws IOException {
        List<String> rows = Files.readString(DOCUMENT)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`", -1)[1])
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(DeclaredOperations.byName().keySet());
    }

    private static String document() throws IOException {
        Map<String, String> titles = titles();
        StringBuilder text = new StringBuilder(HEAD);
        groups().forEach((tag, methods) -> {
            text.append("## ").append(titles.get(tag)).append("\n\n| 操作 · operation | 办什么 · what | ");
            text.append(COLUMNS.entrySet().stream()
                            .map(column -> column.getValue() + " " + column.getKey())
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n| --- | --- ")
                    .append("| --- ".repeat(COLUMNS.size()))
                    .append("|\n");
            methods.forEach(method -> text.append(row(method)));
            text.append('\n');
        });
        return text.toString().stripTrailing() + "\n";
    }

    /** The titles of the groups of the contract, in its order, and last that of pages which only show. */
    private static Map<String, String> titles() throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        new YAMLMapper()
                .readTree(Path.of("openapi", "openapi.yaml").toFile())
                .path("tags")
                .forEach(tag -> titles.put(
                        tag.path("name").asText(), tag.path("description").asText()));
        titles.put("~", "页面 · pages, beside those that do what an operation above does");
        return titles;
    }

    private static Map<String, List<Method>> groups() {
        return DeclaredOperations.byName().values().stream()
                .collect(Collectors.groupingBy(AccessDocumentTest::group, TreeMap::new, Collectors.toList()));
    }

    /** A page's form stands with the operation that it does. */
    private static String group(Method method) {
        ActsAs named = method.getAnnotation(ActsAs.class);
        Class<?> resource = named == null ? method.getDeclaringClass() : named.of();
        return Optional.ofNullable(resource.getAnnotation(Tag.class))
                .map(Tag::name)
                .orElse("~");
    }

    private static String row(Method method) {
        return COLUMNS.keySet().stream()
                .map(role -> word(AccessCheck.permission(method, role)))
                .collect(Collectors.joining(" | ", "| `" + method.getName() + "` | " + what(method) + " | ", " |\n"));
    }

    private static String word(Permission permission) {
        return switch (permission) {
            case ALL -> "all";
            case OWN -> "own";
            case REFUSED -> "–";
        };
    }

    private static String what(Method method) {
        ActsAs named = method.getAnnotation(ActsAs.class);
        if (named != null) {
            return "网页上办理 · on a page: `" + named.operation() + "`";
        }
        return Optional.ofNullable(method.getAnnotation(Operation.class))
                .filter(described -> !described.hidden())
                .map(described -> described.summary().split(" · ", 2)[0])
                .orElseGet(() -> "网页 · page: `" + DeclaredOperations.address(method) + "`");
    }
}
