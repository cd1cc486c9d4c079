package io.ecocredit.platform.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ecocredit.platform.codes.Codes.Entry;
import io.ecocredit.regulation.text.Nature;
import io.ecocredit.regulation.text.ReasonCode;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The registry of codes: each stands in it once, says what it means, and is used. */
class CodesTest {

    private static final Set<String> REGISTRIES = Set.of(RefusalCode.class.getName(), EdgeCode.class.getName());
    private static final List<ReasonCode> ALL =
            Codes.all().stream().map(Entry::code).toList();

    @Test
    void a_code_stands_in_the_registry_once() {
        assertThat(ALL).extracting(ReasonCode::name).doesNotHaveDuplicates();
    }

    @Test
    void a_code_says_what_it_means_and_what_to_do() {
        assertThat(ALL).allSatisfy(code -> {
            assertThat(List.of(code.meaning(), code.advice().text()))
                    .as(code.name())
                    .allMatch(CodesTest::isChinese);
            assertThat(List.of(code.meaningInEnglish(), code.advice().english()))
                    .as(code.name())
                    .noneMatch(text -> text.isBlank() || isChinese(text));
        });
    }

    @Test
    void two_natures_have_two_statuses() {
        assertThat(Stream.of(Nature.values()).map(Codes::statusOf)).doesNotHaveDuplicates();
    }

    @Test
    void a_refusal_has_no_status_that_its_code_does_not_list() {
        Refusal refusal = Refusal.of(RefusalCode.NO_SUCH_JOB, "没有");
        assertThatIllegalArgumentException().isThrownBy(() -> refusal.as(Nature.CONFLICT));
        assertThat(Refusal.of(RefusalCode.NOT_ANNOUNCED, "没有").as(Nature.ABSENT).nature())
                .isEqualTo(Nature.ABSENT);
    }

    @Test
    void every_code_is_used() {
        JavaClasses program = new ClassFileImporter().importPath(Path.of("target", "classes"));
        Set<String> used = program.stream()
                .filter(type -> REGISTRIES.stream().noneMatch(type.getName()::startsWith))
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .map(JavaFieldAccess::getTarget)
                .filter(target -> REGISTRIES.contains(target.getOwner().getName()))
                .map(target -> target.getName())
                .collect(Collectors.toSet());
        assertThat(ALL).extracting(ReasonCode::name).isSubsetOf(used);
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }
}
