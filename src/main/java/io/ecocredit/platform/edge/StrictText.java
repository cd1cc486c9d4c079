package io.ecocredit.platform.edge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.json.ReadAsRow;
import io.ecocredit.platform.privacy.PersonalNumbers;
import io.ecocredit.regulation.subject.WrittenText;
import io.ecocredit.regulation.text.Refusal;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text of a body or a page's form: none that the database could not hold, nothing in it that is not seen, and no citizen
 * number but where one is asked for (A36).
 */
final class StrictText extends StdScalarDeserializer<String> implements ContextualDeserializer {

    private static final long serialVersionUID = 1L;
    private static final Set<String> ASKS_FOR_ONE = Set.of("identityNumber");

    /** Words, and lists in a page's form, which may have several lines; names, numbers and titles have one. */
    private static final Set<String> WORDS = Set.of(
            "answer",
            "chosen",
            "days",
            "finding",
            "found",
            "goodCause",
            "other",
            "products",
            "proof",
            "qualifications",
            "reason",
            "removed",
            "requirement",
            "summary",
            "words");

    private final boolean isLookedAtLater;

    StrictText() {
        this(false);
    }

    private StrictText(boolean isLookedAtLater) {
        super(String.class);
        this.isLookedAtLater = isLookedAtLater;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return new StrictText(property != null
                && property.getMember() != null
                && property.getMember().getDeclaringClass().isAnnotationPresent(ReadAsRow.class));
    }

    /** @throws io.ecocredit.regulation.text.RefusalException wrapped with the path, for what may not be entered */
    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getValueAsString();
        if (text == null) {
            return context.reportInputMismatch(String.class, "not a text");
        }
        if (!isStorable(text)) {
            return context.reportInputMismatch(String.class, "text with NUL or a lone surrogate");
        }
        if (isLookedAtLater || context.getAttribute(Json.KEPT) != null) {
            return text;
        }
        Refusal.requireNone(refusalOf(Objects.requireNonNullElse(parser.currentName(), ""), text));
        return WrittenText.plain(text);
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static Optional<Refusal> refusalOf(String field, String text) {
        return (WORDS.contains(field)
                        ? WrittenText.refusalOfLines(field, text)
                        : WrittenText.refusalOfLine(field, text))
                .or(() -> !ASKS_FOR_ONE.contains(field) && PersonalNumbers.isIn(text)
                        ? Optional.of(PersonalNumbers.refusal(field))
                        : Optional.empty());
    }
}
