package io.ecocredit.imports;

import io.ecocredit.regulation.text.Refusal;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the rules say of a file's columns, said of the fields of a body, whose names are the same in camel case. */
public final class FieldNames {

    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])_([a-z])");
    private static final Pattern NEXT_CAPITAL = Pattern.compile("[A-Z]");

    private FieldNames() {}

    public static Refusal inFields(Refusal ofColumns) {
        String column = ofColumns.field();
        return new Refusal(
                ofColumns.code(),
                ofColumns.nature(),
                camelCase(ofColumns.detail()),
                ofColumns.clause(),
                column == null ? null : camelCase(column),
                ofColumns.value());
    }

    /** The same without the value when the column is one whose values are repeated nowhere (A36). */
    public static Refusal inFieldsHiding(Collection<String> personalColumns, Refusal ofColumns) {
        String column = ofColumns.field();
        return inFields(column != null && personalColumns.contains(column) ? ofColumns.at(column, null) : ofColumns);
    }

    /** What a form of text states, by the columns of the file. */
    public static Map<String, String> columns(Record form) {
        Map<String, String> columns = new HashMap<>();
        for (RecordComponent field : form.getClass().getRecordComponents()) {
            if (value(form, field) instanceof String text) {
                String name = NEXT_CAPITAL.matcher(field.getName()).replaceAll("_$0");
                columns.put(name.toLowerCase(Locale.ROOT), text);
            }
        }
        return columns;
    }

    private static @Nullable Object value(Record form, RecordComponent field) {
        try {
            return field.getAccessor().invoke(form);
        } catch (ReflectiveOperationException formsAreOpen) {
            throw new IllegalStateException(formsAreOpen);
        }
    }

    private static String camelCase(String text) {
        return NEXT_WORD.matcher(text).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
}
