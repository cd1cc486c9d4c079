package io.ecocredit.imports;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.privacy.PersonalNumbers;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.OrganisationCode;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.subject.WrittenText;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row on its way into the register: typed access to its fields, and what was found wrong or doubtful with it. A faulty
 * required field is noted and answered with a placeholder, so that one pass finds every fault; a refused row is never kept.
 */
@Cites(provisions = Provision.A36_PARAGRAPH_1, settles = Interpretation.I_6)
public final class ImportRow {

    private static final int LONGEST_FIELD = 2000;

    /** How columns of institutions' codes end. */
    private static final String CODE = "uscc";

    /** As long as that nothing is an organisation's code, however it is grouped. */
    private static final int WHOLE = 18;

    private static final Set<String> OF_LINES = Set.of("summary", "requirement", "reason");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,4})?");
    private static final LocalDate NO_DATE = LocalDate.EPOCH;

    private final long line;
    private final Map<String, String> fields;
    private final Map<String, List<String>> meant = new HashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Refusal> flags = new ArrayList<>();
    private final Map<Refusal, String> othersConcerned = new HashMap<>();

    public ImportRow(long line, Map<String, String> fields) {
        this.line = line;
        this.fields = new HashMap<>(fields);
        this.fields.replaceAll((field, value) -> WrittenText.plain(value));
        this.fields.forEach((field, value) -> {
            if (value.length() > LONGEST_FIELD) {
                refuse(Refusal.of(RefusalCode.MALFORMED_VALUE, "超过" + LONGEST_FIELD + "字")
                        .at(field, value.substring(0, value.offsetByCodePoints(0, 40)) + "…"));
            } else {
                (OF_LINES.contains(field)
                                ? WrittenText.refusalOfLines(field, value)
                                : WrittenText.refusalOfLine(field, value.strip()))
                        .ifPresent(this::refuse);
            }
            if (isPersonal(field)) {
                refuse(PersonalNumbers.refusal(field));
            }
        });
    }

    /** Whether a citizen number stands where none belongs, as an institution's code too (I-35). */
    private boolean isPersonal(String field) {
        return !field.equals("identity_number") && PersonalNumbers.isIn(fields.getOrDefault(field, ""));
    }

    /** What stands for institutions by the code of their organisation and has yet to be looked up. */
    Set<String> organisations() {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().endsWith(CODE) && !meant.containsKey(field.getKey()))
                .filter(field -> field.getValue().length() < WHOLE)
                .map(field -> Uscc.plain(field.getValue()))
                .filter(OrganisationCode::is)
                .collect(Collectors.toSet());
    }

    /** Puts the whole code of the only institution in the place of its organisation's. */
    void means(Map<String, List<String>> institutions) {
        fields.replaceAll((field, value) -> {
            String plain = Uscc.plain(value);
            if (!field.endsWith(CODE) || !OrganisationCode.is(plain)) {
                return value;
            }
            List<String> whole = institutions.getOrDefault(plain, List.of());
            meant.put(field, whole);
            return whole.size() == 1 ? whole.getFirst() : value;
        });
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

    /** The same, with a doubt that concerns another league than the fact's, too. */
    public void flagFor(Refusal doubt, String otherLeague) {
        flag(doubt);
        othersConcerned.put(flags.getLast(), otherLeague);
    }

    /** The other league that a flag concerns. */
    Optional<String> otherConcerned(Refusal flag) {
        return Optional.ofNullable(othersConcerned.get(flag));
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
        if (isPersonal(field)) {
            return value;
        }
        String code = Uscc.plain(value);
        Optional<Refusal> malformed = Uscc.refusalOf(code);
        if (malformed.isPresent()) {
            refuse(whyNoOrganisation(field)
                    .or(() -> Spreadsheet.whyNoCode(value))
                    .map(cause -> Refusal.of(RefusalCode.MALFORMED_USCC, cause).under(Clause.of(Interpretation.I_3)))
                    .orElseGet(malformed::get)
                    .at(field, value));
        } else if (!new Uscc(code).hasValidCheckCharacter()) {
            flag(Refusal.of(RefusalCode.MALFORMED_USCC, "校验码不符，待人工核实" + Spreadsheet.mayBeCut(code))
                    .under(Clause.of(Interpretation.I_3))
                    .at(field, value));
        }
        return code;
    }

    private Optional<String> whyNoOrganisation(String field) {
        return Optional.ofNullable(meant.get(field))
                .map(whole -> whole.isEmpty()
                        ? "名录库中没有该组织机构代码的机构，应写18位统一社会信用代码"
                        : OrganisationCode.ofSeveral(whole).detail());
    }

    public LocalDate requiredDate(String field) {
        return required(field).isEmpty() ? NO_DATE : Objects.requireNonNullElse(optionalDate(field), NO_DATE);
    }

    public @Nullable LocalDate optionalDate(String field) {
        String value = optional(field);
        if (value == null) {
            return null;
        }
        Optional<LocalDate> date = Spreadsheet.day(value);
        if (date.isEmpty()) {
            refuse(Refusal.of(RefusalCode.IMPOSSIBLE_DATE, Spreadsheet.whyNoDay(value))
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

    /** Refuses the row when it names another league's bureau than that of who brings it (A15.1). */
    public void ownBureau(Divisions divisions, Actor bringer, @Nullable String authority) {
        divisions.bureaus().refusal(bringer.league(), "authority", authority).ifPresent(this::refuse);
    }

    /** Refuses the row when what it tells of a day has not happened yet, so that whoever enters it cannot vouch for it (I-6). */
    public void happened(String field, @Nullable LocalDate day, LocalDate today) {
        if (day != null && day.isAfter(today)) {
            refuse(Refusal.of(RefusalCode.IMPOSSIBLE_DATE, "晚于录入之日" + today + "，尚未发生")
                    .under(Clause.of(Interpretation.I_6))
                    .at(field, day.toString()));
        }
    }

    /** Refuses the row when {@code later} is before {@code earlier}; does nothing when either is absent or faulty. */
    public void inOrder(
            String earlierField, @Nullable LocalDate earlier, String laterField, @Nullable LocalDate later) {
        if (isOutOfOrder(earlier, later)) {
            refuse(outOfOrder(earlierField, earlier, laterField, later));
        }
    }

    /** The same under the clause from which the order follows. */
    public void inOrder(
            String earlierField, LocalDate earlier, String laterField, @Nullable LocalDate later, Clause clause) {
        if (isOutOfOrder(earlier, later)) {
            refuse(outOfOrder(earlierField, earlier, laterField, later).under(clause));
        }
    }

    private boolean isOutOfOrder(@Nullable LocalDate earlier, @Nullable LocalDate later) {
        return earlier != null && later != null && later.isBefore(earlier) && !isRefused();
    }

    private static Refusal outOfOrder(
            String earlierField, @Nullable LocalDate earlier, String laterField, @Nullable LocalDate later) {
        return Refusal.of(RefusalCode.DATES_OUT_OF_ORDER, "早于" + earlierField + "（" + earlier + "）")
                .at(laterField, Objects.toString(later));
    }
}
