package io.ecocredit.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Forms as the orders that they state, read as the bodies of the interface are. */
@QuarkusTest
class FormResourceTest {

    private static final String FILE = "0197a6a2-7b1c-7000-8000-000000000001";

    @Inject
    ObjectMapper mapper;

    enum Colour {
        RED
    }

    /** A row of an order. */
    record Row(@Nullable String title, @Nullable LocalDate on) {}

    /** An order with a field of each kind. */
    record Order(
            @Nullable String words,
            @Nullable LocalDate on,
            @Nullable Integer size,
            @Nullable Boolean granted,
            @Nullable Colour colour,
            @Nullable List<UUID> evidence,
            Set<Integer> items,
            @Nullable Row commitment,
            @Nullable List<Row> rows,
            @Nullable Map<Colour, LocalDate> dates) {

        Order {
            items = Set.copyOf(items);
        }
    }

    private Form form(String... namesAndValues) {
        String body = Arrays.stream(namesAndValues)
                .map(pair -> {
                    String[] parts = pair.split("=", 2);
                    return URLEncoder.encode(parts[0], StandardCharsets.UTF_8) + "="
                            + URLEncoder.encode(parts[1], StandardCharsets.UTF_8);
                })
                .collect(Collectors.joining("&"));
        try {
            return new FormReader(mapper)
                    .readFrom(
                            Form.class,
                            Form.class,
                            new Annotation[0],
                            MediaType.APPLICATION_FORM_URLENCODED_TYPE,
                            new MultivaluedHashMap<>(),
                            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException ofNoStream) {
            throw new UncheckedIOException(ofNoStream);
        }
    }

    private void refused(String field, @Nullable String value, String detail, String... typed) {
        assertThatThrownBy(() -> form(typed).read(Order.class))
                .as(String.join("&", typed))
                .isInstanceOfSatisfying(RefusalException.class, refused -> {
                    Problem problem = Problems.of(refused);
                    assertThat(problem.status()).isEqualTo(400);
                    assertThat(problem.errors()).singleElement().satisfies(fault -> {
                        assertThat(fault.field()).isEqualTo(field);
                        assertThat(fault.value()).isEqualTo(value);
                        assertThat(fault.detail()).isEqualTo(detail);
                    });
                });
    }

    @Test
    void each_kind_of_field_is_read() {
        Order order = form(
                        "words= 说明 \r\n两行 ",
                        "on= 2024-02-29 ",
                        "size= 12 ",
                        "granted=false",
                        "colour=RED",
                        "evidence=" + FILE,
                        "items=2",
                        "items=1",
                        "commitment.title=签署人",
                        "rows[0].title=一",
                        "rows[1].title= ",
                        "rows[2].on=2024-03-01",
                        "dates.RED=2024-05-01",
                        "version=7",
                        "form=report",
                        "button=file")
                .read(Order.class);
        assertThat(order)
                .isEqualTo(new Order(
                        "说明 \r\n两行",
                        LocalDate.of(2024, 2, 29),
                        12,
                        false,
                        Colour.RED,
                        List.of(UUID.fromString(FILE)),
                        Set.of(1, 2),
                        new Row("签署人", null),
                        List.of(new Row("一", null), new Row(null, LocalDate.of(2024, 3, 1))),
                        Map.of(Colour.RED, LocalDate.of(2024, 5, 1))));
    }

    @Test
    void what_is_left_empty_is_not_stated() {
        Order nothing = new Order(null, null, null, null, null, null, Set.of(), null, null, null);
        assertThat(form("words= \u3000", "on=", "size=", "granted=", "commitment.title=", "rows[0].on=", "dates.RED=")
                        .read(Order.class))
                .isEqualTo(nothing);
    }

    @Test
    void what_cannot_be_read_is_told_of_its_field() {
        for (String day : List.of("2023-02-29", "2024-2-1", "29.02.2024", "9999-01-01", "0001-01-01", "+12024-01-01")) {
            refused("on", day, "应为日期 YYYY-MM-DD", "on=" + day);
        }
        for (String number : List.of("1.5", "1e3", "x", "99999999999")) {
            refused("size", number, "应为整数", "size=" + number);
        }
        refused("granted", "maybe", "值的类型或格式不对", "granted=maybe");
        refused("colour", "BLUE", "值的类型或格式不对", "colour=BLUE");
        refused("words", "a\0b", "值的类型或格式不对", "words=a\0b");
        refused("evidence", "none", "没有这一编号", "evidence=" + FILE, "evidence=none");
        refused("rows[2].on", "never", "应为日期 YYYY-MM-DD", "rows[0].title=", "rows[1].title=一", "rows[2].on=never");
        refused("commitment.on", "never", "应为日期 YYYY-MM-DD", "commitment.on=never");
    }

    @Test
    void a_field_that_the_order_does_not_have_is_refused() {
        refused("colours", "RED", "没有这个字段", "colours=RED");
        refused("commitment.signer", "甲", "没有这个字段", "commitment.signer=甲");
        refused("words.more", null, "没有这个字段", "words=一", "words.more=二");
        refused("words", null, "没有这个字段", "words.more=二", "words=一");
        for (String odd : List.of("a..b", "[0]", "rows[", "rows[9999].on", "a.b.c.d.e.f.g")) {
            refused(odd, "1", "没有这个字段", odd + "=1");
        }
    }

    @Test
    void a_field_of_one_value_is_stated_once() {
        refused("on", "2024-01-01", "只填一次", "on=2024-01-01", "on=2024-01-02");
        refused("words", "一", "只填一次", "words=一", "words=二");
    }

    @Test
    void a_version_is_what_the_page_held() {
        assertThat(form("version=7").version()).isEqualTo(7);
        assertThat(form("version=999999999999999999").version()).isEqualTo(999_999_999_999_999_999L);
        for (String held : List.of("", "-1", "1.0", " 7", "1234567890123456789")) {
            assertThatThrownBy(form("version=" + held)::version)
                    .isInstanceOfSatisfying(
                            RefusalException.class,
                            refused -> assertThat(refused.refusal().field()).isEqualTo("version"));
        }
        assertThatThrownBy(Form.nothing()::version).isInstanceOf(RefusalException.class);
    }

    @Test
    void a_form_that_was_refused_is_shown_as_it_came_with_the_fault_beside_its_field() {
        Form form = form("form=report", "words= 甲 ", "on=", "items=2");
        Form refused = form.refused(Problems.of(RefusalException.invalid("words", null, "不超过1字")));
        assertThat(refused.faultOf("words")).isEqualTo("不超过1字");
        assertThat(refused.faultOf("on")).isEmpty();
        assertThat(refused.said("words", "乙")).isEqualTo(" 甲 ");
        assertThat(refused.said("on", LocalDate.EPOCH)).isEmpty();
        assertThat(refused.isChosen("items", 2, false)).isTrue();
        assertThat(refused.isChosen("items", 1, true)).isFalse();
        assertThat(refused.of("report").typed("words")).isEqualTo(" 甲 ");
        assertThat(refused.of("warning").typed("words")).isEmpty();
        assertThat(Form.nothing().said("on", LocalDate.EPOCH)).isEqualTo("1970-01-01");
        assertThat(Form.nothing().said("on", null)).isEmpty();
        assertThat(Form.nothing().isChosen("items", 1, true)).isTrue();
    }
}
