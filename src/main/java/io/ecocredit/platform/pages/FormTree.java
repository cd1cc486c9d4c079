package io.ecocredit.platform.pages;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ecocredit.regulation.text.RefusalException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a form as the tree that a body would be. Rows of a list keep the order of the form, those that are left empty are
 * passed over.
 */
final class FormTree {

    private static final Pattern PLACE =
            Pattern.compile("[A-Za-z0-9_-]+(\\[[0-9]{1,3}])?(\\.[A-Za-z0-9_-]+(\\[[0-9]{1,3}])?){0,3}");
    private static final Pattern STEP = Pattern.compile("[A-Za-z0-9_-]+|\\[[0-9]{1,3}]");

    private final String field;
    private final Map<String, FormTree> parts = new LinkedHashMap<>();
    private final List<String> values = new ArrayList<>();

    private FormTree(String field) {
        this.field = field;
    }

    /**
     * A place in the tree.
     *
     * @param field the name of the form's field
     * @param isRepeated whether it came more than once where one value is wanted
     */
    record Place(String field, @Nullable String value, boolean isRepeated) {}

    /** @throws RefusalException 400 when one field is both a value and a group of others */
    static FormTree of(Map<String, List<String>> fields) {
        FormTree tree = new FormTree("");
        fields.forEach((name, typed) -> typed.stream()
                .filter(value -> !value.isBlank())
                .forEach(value -> tree.place(name).add(value.strip())));
        return tree;
    }

    private FormTree place(String name) {
        if (!PLACE.matcher(name).matches()) {
            return part(name, name);
        }
        FormTree place = this;
        Matcher steps = STEP.matcher(name);
        while (steps.find()) {
            place = place.part(steps.group(), name.substring(0, steps.end()));
        }
        return place;
    }

    private FormTree part(String step, String name) {
        if (!values.isEmpty()) {
            throw unknown(name);
        }
        return parts.computeIfAbsent(step, none -> new FormTree(name));
    }

    private void add(String value) {
        if (!parts.isEmpty()) {
            throw unknown(field);
        }
        values.add(value);
    }

    private static RefusalException unknown(String name) {
        return RefusalException.invalid(name, null, "没有这个字段");
    }

    JsonNode asJson() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (values.size() == 1) {
            return nodes.textNode(values.getFirst());
        }
        if (!values.isEmpty() || isList()) {
            ArrayNode list = nodes.arrayNode();
            values.forEach(list::add);
            parts.values().forEach(row -> list.add(row.asJson()));
            return list;
        }
        ObjectNode group = nodes.objectNode();
        parts.forEach((step, part) -> group.set(step, part.asJson()));
        return group;
    }

    private boolean isList() {
        return !field.isEmpty() && parts.keySet().stream().anyMatch(step -> step.startsWith("["));
    }

    /** The field in which reading came to an end. */
    Place at(List<Reference> path) {
        FormTree place = this;
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                if (!place.values.isEmpty()) {
                    return new Place(place.field, place.values.get(step.getIndex()), false);
                }
                place = List.copyOf(place.parts.values()).get(step.getIndex());
            } else {
                place = place.parts.getOrDefault(step.getFieldName(), place);
            }
        }
        return new Place(place.field, place.values.isEmpty() ? null : place.values.getFirst(), place.values.size() > 1);
    }
}
