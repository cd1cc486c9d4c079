package io.ecocredit.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type into fields of pages, and how it is read. */
class FormsTest {

    private static void refused(String field, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(RefusalException.class, refused -> {
            assertThat(Problems.of(refused).status()).isEqualTo(400);
            assertThat(Problems.of(refused).detail()).contains(field);
        });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\u3000\n"})
    void an_empty_field_is_nothing(@Nullable String typed) {
        assertThat(Forms.text(typed)).isNull();
        assertThat(Forms.words(typed)).isEmpty();
        refused("reason", () -> Forms.required("reason", typed, 5, "理由"));
    }

    @Test
    void a_required_field_is_bounded_without_the_blanks_around_it() {
        assertThat(Forms.required("reason", "  五个字以内 ", 5, "理由")).isEqualTo("五个字以内");
        refused("reason", () -> Forms.required("reason", "超过五个字了", 5, "理由"));
    }

    @Test
    void a_list_is_typed_as_one_likes_and_holds_each_once() {
        assertThat(Forms.words(" P1,P2，P3、P4\nP5\r\n P1  P2 ")).containsExactly("P1", "P2", "P3", "P4", "P5");
    }

    @Test
    void an_address_keeps_what_was_asked_and_leaves_out_what_was_not() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("year", "2024");
        words.put("q", "包头 &=?");
        words.put("step", "");
        assertThat(Forms.address("/inside/cases", words))
                .isEqualTo("/inside/cases?q=%E5%8C%85%E5%A4%B4+%26%3D%3F&year=2024");
        assertThat(Forms.address("/inside/cases", Map.of())).isEqualTo("/inside/cases?");
    }

    @Test
    void a_form_that_was_carried_out_leads_on() {
        Response answer = Forms.carryOut(Uni.createFrom().item("/inside/cases"), problem -> {
                    throw new AssertionError("the page again");
                })
                .await()
                .indefinitely();
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getLocation()).hasPath("/inside/cases");
    }

    /** A fault of the service is logged and told as such, not shown beside a field as if the form were wrong. */
    @Test
    void a_fault_of_the_service_is_not_shown_on_the_page() {
        Uni<Response> answer = Forms.carryOut(
                Uni.createFrom().failure(new IllegalStateException("broken")),
                problem -> Uni.createFrom().failure(new AssertionError("the page again")));
        assertThatThrownBy(() -> answer.await().indefinitely())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @Test
    void a_refusal_shows_the_page_again_with_the_reason() {
        Uni<Response> answer = Forms.carryOut(
                Uni.createFrom().failure(RefusalException.invalid("reason", null, "必填")),
                problem -> Uni.createFrom()
                        .failure(new IllegalArgumentException(problem.status() + " " + problem.code())));
        assertThatThrownBy(() -> answer.await().indefinitely()).hasMessage("400 INVALID_PARAMETER");
    }
}
