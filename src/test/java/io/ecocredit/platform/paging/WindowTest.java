package io.ecocredit.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.RefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part of a list is asked for, and how the next is come by. */
class WindowTest {

    private static boolean isNumber(String key) {
        return key.matches("[0-9]+");
    }

    @Test
    void nothing_asked_is_the_beginning_and_the_usual_size() {
        assertThat(Window.of(null, null, WindowTest::isNumber)).isEqualTo(new Window("", 50));
        assertThat(Window.of("", "", WindowTest::isNumber)).isEqualTo(new Window("", 50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "50", "500"})
    void a_size_within_bounds_is_taken(String limit) {
        assertThat(Window.of(null, limit, WindowTest::isNumber).limit()).isEqualTo(Integer.parseInt(limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "999", "1000", "-1", "+1", "01", " 1", "1.0", "x", "５", "99999999999999999999"})
    void any_other_size_is_refused_by_name(String limit) {
        assertThatThrownBy(() -> Window.of(null, limit, WindowTest::isNumber))
                .isInstanceOfSatisfying(RefusalException.class, refused -> {
                    assertThat(Problems.of(refused).status()).isEqualTo(400);
                    assertThat(Problems.of(refused).detail()).contains("limit", "500");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0012", "9007199254740993"})
    void a_cursor_leads_back_to_the_key_that_it_was_made_of(String key) {
        assertThat(Window.of(Window.cursorAfter(key), "7", WindowTest::isNumber))
                .isEqualTo(new Window(key, 7));
    }

    @Test
    void a_cursor_is_safe_in_an_address_whatever_the_key() {
        for (String key : List.of("包头?>~ÿÿ", "\uD83D\uDE00", "a/b+c=d", "~~~???>>>")) {
            String cursor = Window.cursorAfter(key);
            assertThat(cursor).matches("[A-Za-z0-9_-]+");
            assertThat(Window.of(cursor, null, any -> true).after()).isEqualTo(key);
        }
    }

    /** Not base64, another list's key, padded, with bits over, and of another alphabet. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "MQ*", "YWJj", "MQ==", "MR", "M", "MQ ", "_-8", "77-9"})
    void what_is_no_cursor_of_the_list_is_refused_by_name(String cursor) {
        assertThatThrownBy(() -> Window.of(cursor, null, WindowTest::isNumber))
                .isInstanceOfSatisfying(RefusalException.class, refused -> {
                    assertThat(Problems.of(refused).status()).isEqualTo(400);
                    assertThat(Problems.of(refused).detail()).contains("cursor");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 11})
    void pages_put_together_are_the_list(int size) {
        List<String> list = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        List<String> together = new ArrayList<>();
        int pages = 0;
        String cursor = "";
        while (cursor != null) {
            Window window = Window.of(cursor, Integer.toString(size), WindowTest::isNumber);
            List<String> found = list.stream()
                    .filter(key -> window.after().isEmpty() || Integer.parseInt(key) > Integer.parseInt(window.after()))
                    .limit(window.limit() + 1L)
                    .toList();
            Page<String> page = Page.of(found, window, key -> key);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            together.addAll(page.items());
            cursor = page.next();
            pages++;
        }
        assertThat(together).isEqualTo(list);
        assertThat(pages).as("no empty page at the end").isEqualTo((10 + size - 1) / size);
    }

    @Test
    void a_page_of_nothing_has_nothing_after_it() {
        Page<String> page = Page.of(List.of(), new Window("", 1), key -> key);
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isNull();
    }
}
