package io.ecocredit.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ecocredit.platform.sql.OverJdbc.NamedRow;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    enum State {
        OPEN
    }

    record Signed(String signer, LocalDate signedOn) {}

    record Everything(
            UUID caseId,
            String words,
            int year,
            @Nullable Integer number,
            long version,
            @Nullable Long letter,
            boolean open,
            @Nullable Boolean upheld,
            BigDecimal score,
            LocalDate answerDue,
            Instant recordedAt,
            State state,
            List<String> lines,
            List<UUID> evidence,
            List<State> states,
            @Nullable Signed commitment) {}

    record Named(String name, String label) {}

    record Held(Signed commitment) {}

    @Test
    void each_component_is_read_from_the_column_of_its_name() {
        Row row = row(
                List.of(
                        "words",
                        "case_id",
                        "year",
                        "number",
                        "version",
                        "letter",
                        "open",
                        "upheld",
                        "score",
                        "answer_due",
                        "recorded_at",
                        "state",
                        "lines",
                        "evidence",
                        "states",
                        "signer",
                        "signed_on"),
                "文",
                ID,
                2026L,
                3,
                4L,
                5,
                true,
                false,
                new BigDecimal("74.50"),
                LocalDate.of(2026, 3, 15),
                OffsetDateTime.parse("2026-03-15T08:00:00.123456+08:00"),
                "OPEN",
                new String[] {"a", "b"},
                new UUID[] {ID},
                new String[] {"OPEN"},
                "officer",
                LocalDate.of(2026, 3, 16));

        assertThat(Rows.of(Everything.class).all(List.of(row)))
                .containsExactly(new Everything(
                        ID,
                        "文",
                        2026,
                        3,
                        4,
                        5L,
                        true,
                        false,
                        new BigDecimal("74.50"),
                        LocalDate.of(2026, 3, 15),
                        Instant.parse("2026-03-15T00:00:00.123456Z"),
                        State.OPEN,
                        List.of("a", "b"),
                        List.of(ID),
                        List.of(State.OPEN),
                        new Signed("officer", LocalDate.of(2026, 3, 16))));
    }

    @Test
    void what_may_be_absent_is_null_and_so_is_a_record_of_which_nothing_is_there() {
        record Sparse(
                @Nullable Integer number,
                @Nullable State state,
                @Nullable Signed commitment) {}

        assertThat(Rows.of(Sparse.class)
                        .one(List.of(row(List.of("number", "state", "signer", "signed_on"), null, null, null, null))))
                .isEqualTo(new Sparse(null, null, null));
    }

    @Test
    void what_may_not_be_absent_is_refused_by_record_and_component() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Rows.of(Signed.class).read(row(List.of("signer", "signed_on"), "officer", null)))
                .withMessage(Signed.class.getName() + ": signedOn is null");
        assertThatIllegalStateException()
                .isThrownBy(() -> Rows.of(Held.class).read(row(List.of("signer", "signed_on"), null, null)))
                .withMessage(Signed.class.getName() + ": signer is null");
    }

    @Test
    void a_column_that_the_query_lacks_is_refused_by_record_and_column() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Rows.of(Signed.class).first(List.of(row(List.of("signer"), "officer"))))
                .withMessage(Signed.class.getName() + ": no column signed_on");
    }

    @Test
    void a_component_of_a_kind_that_cannot_be_read_is_refused_at_once() {
        record Unreadable(Thread thread) {}

        record Nested(List<Thread> threads) {}

        assertThatIllegalArgumentException().isThrownBy(() -> Rows.of(Unreadable.class));
        assertThatIllegalArgumentException().isThrownBy(() -> Rows.of(Nested.class));
    }

    @Test
    void a_component_can_be_made_of_the_row_and_for_one_query_of_something_else() {
        Rows<Named> rows = Rows.of(Named.class, Map.of("label", row -> "《" + row.getString("name") + "》"));
        List<Row> found = List.of(row(List.of("name"), "a"));

        assertThat(rows.all(found)).containsExactly(new Named("a", "《a》"));
        assertThat(rows.with("label", row -> "b").all(found)).containsExactly(new Named("a", "b"));
        assertThat(rows.first(List.of())).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rows.of(Named.class, Map.of("other", row -> "")))
                .withMessageEndingWith("has no component [other]");
        assertThatIllegalArgumentException().isThrownBy(() -> rows.with("other", row -> ""));
    }

    @Test
    void a_number_too_large_and_an_unknown_name_are_not_read_as_something_else() {
        record Year(int year) {}

        record Step(State state) {}

        assertThat(catchThrowable(() -> Rows.of(Year.class).read(row(List.of("year"), 1L << 40))))
                .isInstanceOf(ArithmeticException.class);
        assertThat(catchThrowable(() -> Rows.of(Step.class).read(row(List.of("state"), "SHUT"))))
                .hasMessageContaining("has no SHUT");
    }

    private static Row row(List<String> names, @Nullable Object... values) {
        NamedRow row = new NamedRow(names);
        Arrays.stream(values).forEach(row::addValue);
        return Row.newInstance(row);
    }
}
