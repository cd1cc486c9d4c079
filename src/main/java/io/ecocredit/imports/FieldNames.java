package io.ecocredit.imports;

import io.ecocredit.regulation.text.Refusal;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the rules say of a file's columns, said of the fields of a body, whose names are the same in camel case. */
public final class FieldNames {

    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])_([a-z])");

    private FieldNames() {}

    public static Refusal inFields(Refusal ofColumns) {
        String column = ofColumns.field();
        Refusal told = new Refusal(
                ofColumns.code(), camelCase(ofColumns.detail()), ofColumns.clause(), null, ofColumns.value());
        return column == null ? told : told.at(camelCase(column), ofColumns.value());
    }

    /** The same without the value when the column is one whose values are repeated nowhere (A36). */
    public static Refusal inFieldsHiding(Collection<String> personalColumns, Refusal ofColumns) {
        String column = ofColumns.field();
        return inFields(column != null && personalColumns.contains(column) ? ofColumns.at(column, null) : ofColumns);
    }

    private static String camelCase(String text) {
        return NEXT_WORD.matcher(text).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
}
