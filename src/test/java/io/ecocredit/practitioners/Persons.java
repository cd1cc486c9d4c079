package io.ecocredit.practitioners;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Practitioners over HTTP, and what the database has of them afterwards. */
final class Persons {

    static final String ALL = "/api/v1/practitioners";
    static final String ONE = ALL + "/{number}";
    static final String SEARCH = ALL + "/search";
    static final String DISCLOSURE = ONE + "/disclosure";
    static final String RECORDS = ONE + "/records";
    static final String RESULT = ONE + "/result";
    static final String RESULTS = ALL + "/results";

    private Persons() {}

    /** A form with some fields set otherwise; an empty one is left out. */
    static Map<String, Object> form(String identity, String division, String... fieldsAndValues) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("identityNumber", identity);
        form.put("name", "从业人员" + identity);
        form.put("division", division);
        return changed(form, fieldsAndValues);
    }

    /** A record of a practitioner produced in 2024 by a league's bureau. */
    static Map<String, Object> record(String number, String division, String authority, String... fieldsAndValues) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("recordNo", number);
        form.put("indicator", "2-03");
        form.put("occurredOn", "2024-03-01");
        form.put("producedOn", "2024-04-01");
        form.put("division", division);
        form.put("authority", authority);
        form.put("documentNo", number + "号");
        form.put("clientName", "某单位");
        form.put("employerUscc", TwoLeagues.SHARED);
        form.put("summary", "某事");
        return changed(form, fieldsAndValues);
    }

    private static Map<String, Object> changed(Map<String, Object> form, String... fieldsAndValues) {
        for (int index = 0; index < fieldsAndValues.length; index += 2) {
            if (fieldsAndValues[index + 1].isEmpty()) {
                form.remove(fieldsAndValues[index]);
            } else {
                form.put(fieldsAndValues[index], fieldsAndValues[index + 1]);
            }
        }
        return form;
    }

    static Response post(RequestSpecification account, Object body, String path, Object... values) {
        return FreshKey.on(account).contentType("application/json").body(body).post(path, values);
    }

    static String registered(RequestSpecification account, Map<String, Object> form) {
        Response answer = post(account, form, ALL);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("practitioner.number");
    }

    /** The numbers under which an account finds an identity. */
    static List<String> found(RequestSpecification account, String identity) {
        Response answer = post(account, Map.of("identityNumber", identity), SEARCH);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("items.number");
    }

    static RequestSpecification person(String number) {
        return TwoLeagues.as(Roles.PRACTITIONER, Map.of("person", number));
    }

    /** The first column of an answer, asked as the owner, who sees everything. */
    static List<String> ask(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Operation, outcome and purpose of what the trail tells of a practitioner, in order. */
    static List<String> trailOf(String number) throws SQLException {
        return ask("select concat_ws(' ', operation, role, outcome, purpose) from audit.trail where subject = '"
                + number + "' order by audit_id");
    }
}
