package io.ecocredit.records;

import io.ecocredit.institutions.TwoLeagues;
import java.util.LinkedHashMap;
import java.util.Map;

/** Forms of records as a client fills them in. */
final class RecordForms {

    private RecordForms() {}

    /** A general record of Baotou on the shared institution, with some fields set otherwise; an empty one is left out. */
    static Map<String, Object> good(String number, String... fieldsAndValues) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("recordNo", number);
        form.put("uscc", TwoLeagues.SHARED);
        form.put("category", "GENERAL");
        form.put("indicator", "1-12");
        form.put("item", "13.4");
        form.put("occurredOn", "2024-03-01");
        form.put("producedOn", "2024-04-01");
        form.put("division", TwoLeagues.BAOTOU);
        form.put("authority", "包头市生态环境局");
        form.put("documentNo", number + "号");
        form.put("source", 1);
        form.put("summary", "某事");
        for (int index = 0; index < fieldsAndValues.length; index += 2) {
            if (fieldsAndValues[index + 1].isEmpty()) {
                form.remove(fieldsAndValues[index]);
            } else {
                form.put(fieldsAndValues[index], fieldsAndValues[index + 1]);
            }
        }
        return form;
    }
}
