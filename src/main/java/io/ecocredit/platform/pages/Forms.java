package io.ecocredit.platform.pages;

import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How forms of pages end: with another page when they were carried out, with the same page and the reason when not. */
public final class Forms {

    private static final int SERVER_ERROR = 500;

    private Forms() {}

    /** Sends the browser on to a page, so that loading it again does not send the form again. */
    public static Response goTo(String address) {
        return Response.seeOther(URI.create(address)).build();
    }

    /**
     * Carries a form out.
     *
     * @param again the page with what was typed and why it was refused; a fault of the service is not shown on it
     */
    public static Uni<Response> carryOut(Uni<String> work, Function<Problem, Uni<TemplateInstance>> again) {
        return orAgain(work.map(Forms::goTo), again);
    }

    /** The same of work that is begun as the form is carried out, so that what it finds at fault is told on the page. */
    public static Uni<Response> carryOut(Supplier<Uni<String>> work, Function<Problem, Uni<TemplateInstance>> again) {
        return carryOut(Uni.createFrom().deferred(work::get), again);
    }

    /** An answer, or as {@link #carryOut} the page again when there is none. */
    public static Uni<Response> orAgain(Uni<Response> answer, Function<Problem, Uni<TemplateInstance>> again) {
        return answer.onFailure().recoverWithUni(failure -> {
            Problem problem = Problems.of(failure);
            return problem.status() >= SERVER_ERROR
                    ? Uni.createFrom().failure(failure)
                    : again.apply(problem).map(page -> page(problem.status(), page));
        });
    }

    public static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Cache-Control", "no-store")
                .entity(page)
                .build();
    }

    /** What a field holds; null when it is left empty. */
    public static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** @throws RefusalException 400 when it is left empty or longer than {@code longest} characters */
    public static String required(String field, @Nullable String value, int longest, String what) {
        String text = text(value);
        if (text == null || text.length() > longest) {
            throw RefusalException.invalid(field, null, what + "应为1至" + longest + "字");
        }
        return text;
    }

    /** What a field lists, one after the other with blanks or line ends between; each once. */
    public static List<String> words(@Nullable String value) {
        String text = text(value);
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[\\s,，、]+", -1)).distinct().toList();
    }

    /** An address with those words of a question that are not empty. */
    public static String address(String path, Map<String, String> words) {
        return words.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", path + "?", ""));
    }
}
