package io.ecocredit.platform.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.regulation.text.RefusalException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into a form. It is read as the order that it states, by the converters and within the limits of a body
 * of the interface; when it is refused it is shown again as it came, each fault beside its field.
 *
 * <p>A field is called as its place in the order: {@code commitment.signer}, {@code ownRecords[0].on}. One that is left empty
 * is not stated. {@value #VERSION}, {@value #MARK} and {@value #BUTTON} are the page's own and belong to no order.
 */
public final class Form {

    /** The version of what somebody saw before they filled in the form. */
    private static final String VERSION = "version";

    /** Which of a page's forms it is, where they have fields of the same name. */
    private static final String MARK = "form";

    /** Which of its buttons was pressed. */
    private static final String BUTTON = "button";

    private static final Set<String> OF_THE_PAGE = Set.of(VERSION, MARK, BUTTON);
    private static final Form NOTHING = new Form(Map.of(), new ObjectMapper().reader(), null);

    private final Map<String, List<String>> fields;
    private final ObjectReader reader;
    private final @Nullable Problem fault;

    private Form(Map<String, List<String>> fields, ObjectReader reader, @Nullable Problem fault) {
        this.fields = fields;
        this.reader = reader;
        this.fault = fault;
    }

    Form(Map<String, List<String>> fields, ObjectReader reader) {
        this(fields, reader, null);
    }

    /** A form before anything is typed. */
    public static Form nothing() {
        return NOTHING;
    }

    /** The same with what it was refused for. */
    public Form refused(Problem problem) {
        return new Form(fields, reader, problem);
    }

    /**
     * The order that the fields state.
     *
     * @throws RefusalException 400 naming the field that the order does not have, or that cannot be read
     */
    public <T> T read(Class<T> order) {
        Map<String, List<String>> ofTheOrder = new LinkedHashMap<>(fields);
        ofTheOrder.keySet().removeAll(OF_THE_PAGE);
        FormTree stated = FormTree.of(ofTheOrder);
        try {
            return reader.forType(order).readValue(stated.asJson());
        } catch (JsonMappingException unreadable) {
            FormTree.Place place = stated.at(unreadable.getPath());
            if (unreadable.getCause() instanceof RefusalException refused) {
                throw refused.refusal().at(place.field(), null).asException();
            }
            throw RefusalException.invalid(
                    place.field(), place.value(), place.isRepeated() ? "只填一次" : wrong(unreadable));
        } catch (JsonProcessingException none) {
            throw RefusalException.invalid("body", null, "不是有效的表单内容");
        } catch (IOException ofNoStream) {
            throw new IllegalStateException(ofNoStream);
        }
    }

    private static String wrong(JsonMappingException unreadable) {
        if (unreadable instanceof UnrecognizedPropertyException) {
            return "没有这个字段";
        }
        Class<?> wanted = unreadable instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (wanted == LocalDate.class) {
            return "应为日期 YYYY-MM-DD";
        }
        if (wanted == UUID.class) {
            return "没有这一编号";
        }
        return wanted == Integer.class || wanted == int.class ? "应为整数" : "值的类型或格式不对";
    }

    /** @throws RefusalException 400 when it does not say which version was seen */
    public long version() {
        String text = typed(VERSION);
        if (!text.matches("[0-9]{1,18}")) {
            throw RefusalException.invalid(VERSION, text, "页面已过期，请重新打开");
        }
        return Long.parseLong(text);
    }

    /** This form if it is the one of a page that is so marked, otherwise one in which nothing was typed. */
    public Form of(String mark) {
        return typed(MARK).equals(mark) ? this : NOTHING;
    }

    public boolean isPressed(String button) {
        return typed(BUTTON).equals(button);
    }

    /** A field as it was typed. */
    public String typed(String field) {
        List<String> values = fields.get(field);
        return values == null || values.isEmpty() ? "" : values.getFirst();
    }

    /** What a field shows: what was typed into it, or what is known where nothing has been sent. */
    public String said(String field, @Nullable Object known) {
        return fields.isEmpty() ? Objects.toString(known, "") : typed(field);
    }

    /** Whether a value of a field is chosen; {@code known} says it where nothing has been sent. */
    public boolean isChosen(String field, Object value, boolean known) {
        return fields.isEmpty() ? known : fields.getOrDefault(field, List.of()).contains(value.toString());
    }

    /** Why a field was refused; empty where it was not. */
    public String faultOf(String field) {
        return fault == null
                ? ""
                : fault.errors().stream()
                        .filter(each -> each.field().equals(field))
                        .map(Problem.FieldError::detail)
                        .collect(Collectors.joining("；"));
    }
}
