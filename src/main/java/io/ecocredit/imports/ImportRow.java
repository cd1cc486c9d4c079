package io.ecocredit.imports;

import io.ecocredit.platform.problem.Days;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.IdentityDocument;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row on its way into the register: typed access to its fields, and what was found wrong or doubtful with it. A faulty
 * required field is noted and answered with a placeholder, so that one pass finds every fault; a refused row is never kept.
 */
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public final class ImportRow {

    private static final int LONGEST_FIELD = 2000;
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,4})?");
    private static final LocalDate NO_DATE = LocalDate.EPOCH;

    private final long line;
    private final Map<String, String> fields;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Refusal> flags = new ArrayList<>();

    public ImportRow(long line, Map<String, String> fields) {
        this.line = line;
        this.fields = fields;
        fields.forEach((field, value) -> {
            if (value.length() > LONGEST_FIELD) {
                refuse(Refusal.of(RefusalCode.MALFORMED_VALUE, "超过" + LONGEST_FIELD + "字")
                        .at(field, value.substring(0, 40) + "…"));
            } else if (hasForbidden(value)) {
                refuse(Refusal.of(RefusalCode.MALFORMED_VALUE, "含有控制字符").at(field, null));
            }
            if (isPersonal(field)) {
                refuse(Refusal.of(RefusalCode.PERSONAL_DATA_NOT_ALLOWED, "含有公民身份号码，不得写入此栏")
                        .under(Clause.of(Article.A36))
                        .at(field, null));
            }
        });
    }

    /** Whether a citizen number stands where none belongs; a code of an institution may look like one. */
    private boolean isPersonal(String field) {
        return !field.equals("identity_number")
                && !field.endsWith("uscc")
                && IdentityDocument.isIn(fields.getOrDefault(field, ""));
    }

    private static boolean hasForbidden(String value) {
        return value.chars()
                .anyMatch(character -> Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0);
    }

    public long line() {
        return line;
    }

    public boolean isRefused() {
        return !refusals.isEmpty();
    }

    public List<Refusal> refusals() {
        return refusals;
    }

    public List<Refusal> flags() {
        return flags;
    }

    /**
     * With every fault at once.
     *
     * @param telling says a finding on a column in the caller's words
     * @throws RefusalException when the row is refused
     */
    public void requireFaultless(UnaryOperator<Refusal> telling) {
        if (isRefused()) {
            throw Refusal.asException(refusals.stream().map(telling).toList());
        }
    }

    public void refuse(Refusal refusal) {
        refusals.add(withoutPersonalData(refusal));
    }

    private Refusal withoutPersonalData(Refusal refusal) {
        String field = refusal.field();
        return field != null && isPersonal(field) ? refusal.at(field, null) : refusal;
    }

    void refuseShape(int found, int expected) {
        refuse(Refusal.of(RefusalCode.MALFORMED_VALUE, "应有" + expected + "个字段，实有" + found + "个"));
    }

    /** Accepts the row but marks it for a person to look at. */
    public void flag(Refusal doubt) {
        flags.add(withoutPersonalData(doubt));
    }

    /** The field's text without surrounding white space, or null when it is empty. */
    public @Nullable String optional(String field) {
        String value = fields.getOrDefault(field, "").strip();
        return value.isEmpty() ? null : value;
    }

    public String required(String field) {
        String value = optional(field);
        if (value == null) {
            refuse(Refusal.of(RefusalCode.MISSING_VALUE, "必填").at(field, null));
            return "";
        }
        return value;
    }

    /** A value of a closed list, such as an enum's code; anything else is refused. */
    public <T> Optional<T> oneOf(String field, Function<String, Optional<T>> parse, RefusalCode code, Clause clause) {
        String value = required(field);
        Optional<T> parsed = value.isEmpty() ? Optional.empty() : parse.apply(value);
        if (parsed.isEmpty() && !value.isEmpty()) {
            refuse(Refusal.of(code, "不在规定的取值之内").under(clause).at(field, value));
        }
        return parsed;
    }

    public String requiredUscc(String field) {
        String value = required(field);
        return value.isEmpty() ? value : checkedUscc(field, value);
    }

    public @Nullable String optionalUscc(String field) {
        String value = optional(field);
        return value == null ? null : checkedUscc(field, value);
    }

    private String checkedUscc(String field, String value) {
        Optional<Refusal> malformed = Uscc.refusalOf(value);
        if (malformed.isPresent()) {
            refuse(malformed.get().at(field, value));
        } else if (!new Uscc(value).hasValidCheckCharacter()) {
            flag(Refusal.of(RefusalCode.MALFORMED_USCC, "校验码不符，待人工核实")
                    .under(Clause.of(Interpretation.I_3))
                    .at(field, value));
        }
        return value;
    }

    public LocalDate requiredDate(String field) {
        return required(field).isEmpty() ? NO_DATE : Objects.requireNonNullElse(optionalDate(field), NO_DATE);
    }

    public @Nullable LocalDate optionalDate(String field) {
        String value = optional(field);
        if (value == null) {
            return null;
        }
        Optional<LocalDate> date = Days.parse(value);
        if (date.isEmpty()) {
            refuse(Refusal.of(RefusalCode.IMPOSSIBLE_DATE, "不是有效日期（格式为 YYYY-MM-DD）")
                    .at(field, value));
        }
        return date.orElse(null);
    }

    public @Nullable BigDecimal optionalPoints(String field) {
        String value = optional(field);
        if (value == null) {
            return null;
        }
        if (!DECIMAL.matcher(value).matches()) {
            refuse(Refusal.of(RefusalCode.MALFORMED_VALUE, "应为不带符号的十进制分值")
                    .under(Clause.of(Interpretation.I_9))
                    .at(field, value));
            return null;
        }
        return new BigDecimal(value);
    }

    public String requiredDivision(String field, Divisions divisions) {
        String value = required(field);
        if (!value.isEmpty()) {
            divisions.refusalOf(field, value).ifPresent(this::refuse);
        }
        return value;
    }

    /** Refuses the row when {@code later} is before {@code earlier}; does nothing when either is absent or faulty. */
    public void inOrder(
            String earlierField, @Nullable LocalDate earlier, String laterField, @Nullable LocalDate later) {
        if (earlier != null && later != null && later.isBefore(earlier) && !isRefused()) {
            refuse(Refusal.of(RefusalCode.DATES_OUT_OF_ORDER, "早于" + earlierField + "（" + earlier + "）")
                    .at(laterField, later.toString()));
        }
    }
}
