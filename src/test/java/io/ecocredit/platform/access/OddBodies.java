package io.ecocredit.platform.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bodies of JSON as an operation takes them by its contract, with one thing wrong in each. */
final class OddBodies {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEP = 2000;
    private static final int LEVELS = 4;
    private static final int ALWAYS = 2;
    private static final int SHARE = 8;

    private static final List<String> VALUES = List.of(
            "null",
            "[null]",
            "[]",
            "{}",
            "[[null]]",
            "true",
            "\"\"",
            "\"x\"",
            "-1",
            "1.5",
            "9223372036854775808",
            "1e400",
            "\"9999-12-31\"",
            "\"+999999999-12-31\"",
            "\"0001-01-01\"",
            "\"\\u0000\"",
            "\"\\ud800\"");

    /** What is wrong whatever an operation takes. */
    private static final List<String> WHOLE = List.of(
            "",
            "null",
            "{",
            "[]",
            "[null]",
            "\"x\"",
            "1",
            "NaN",
            "{\"year\":NaN}",
            "{\"year\":1e999999999}",
            "{\"year\":" + "9".repeat(1500) + "}",
            "[".repeat(DEEP) + "]".repeat(DEEP),
            "{\"year\":".repeat(DEEP) + "1" + "}".repeat(DEEP),
            "{} {}",
            "\ufeff{}",
            "{\"year\":1,\"year\":2}",
            "\0",
            "{\"\":\"\"}",
            "{\"year\":Infinity}",
            "{/**/}",
            "{'year':1}");

    private final JsonNode schemas;
    private int turn;

    OddBodies(JsonNode contract) {
        schemas = contract.path("components").path("schemas");
    }

    Stream<String> of(JsonNode schema) {
        JsonNode whole = sample(schema, 0);
        turn++;
        List<String> bodies = IntStream.range(0, WHOLE.size())
                .filter(index -> (index + turn) % SHARE == 0)
                .mapToObj(WHOLE::get)
                .collect(Collectors.toCollection(ArrayList::new));
        bodies.add(whole.toString());
        change(whole, whole, bodies);
        return bodies.stream();
    }

    /** Nothing, and nothing among others, in every place, and of the rest one in so many by turns. */
    private List<String> some() {
        turn++;
        return IntStream.range(0, VALUES.size())
                .filter(index -> index < ALWAYS || (index + turn) % SHARE == 0)
                .mapToObj(VALUES::get)
                .toList();
    }

    /** Puts odd values in the place of each field and element, one at a time, and writes the whole. */
    private void change(JsonNode whole, JsonNode part, List<String> bodies) {
        if (part instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field :
                    object.properties().stream().toList()) {
                some().forEach(value -> {
                    object.set(field.getKey(), NODES.rawValueNode(new RawValue(value)));
                    bodies.add(written(whole));
                });
                object.set(field.getKey(), field.getValue());
                change(whole, field.getValue(), bodies);
            }
        } else if (part instanceof ArrayNode array && !array.isEmpty()) {
            JsonNode first = array.get(0);
            some().forEach(value -> {
                array.set(0, NODES.rawValueNode(new RawValue(value)));
                bodies.add(written(whole));
            });
            array.set(0, first);
            change(whole, first, bodies);
        }
    }

    private static String written(JsonNode whole) {
        try {
            return JSON.writeValueAsString(whole);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JsonNode sample(JsonNode schema, int level) {
        JsonNode meant = schema;
        while (meant.has("$ref")) {
            String name = meant.path("$ref").asText();
            meant = schemas.path(name.substring(name.lastIndexOf('/') + 1));
        }
        for (String choice : List.of("allOf", "anyOf", "oneOf")) {
            if (meant.has(choice)) {
                return sample(meant.path(choice).get(0), level);
            }
        }
        if (meant.has("enum")) {
            return meant.path("enum").get(0);
        }
        return simple(
                meant,
                meant.path("type").isArray()
                        ? meant.path("type").get(0).asText()
                        : meant.path("type").asText(),
                level);
    }

    private JsonNode simple(JsonNode schema, String type, int level) {
        return switch (type) {
            case "object" -> object(schema, level);
            case "array" ->
                level > LEVELS ? NODES.arrayNode() : NODES.arrayNode().add(sample(schema.path("items"), level + 1));
            case "integer", "number" -> NODES.numberNode(1);
            case "boolean" -> NODES.booleanNode(true);
            default ->
                NODES.textNode(
                        switch (schema.path("format").asText()) {
                            case "date" -> "2025-01-02";
                            case "date-time" -> "2025-01-02T00:00:00Z";
                            case "uuid" -> "3f0d3a52-6a38-4a53-9a84-5c1a6f5f3b11";
                            default -> AccessWalk.USCC;
                        });
        };
    }

    private JsonNode object(JsonNode schema, int level) {
        ObjectNode object = NODES.objectNode();
        if (level <= LEVELS) {
            schema.path("properties")
                    .properties()
                    .forEach(field -> object.set(field.getKey(), sample(field.getValue(), level + 1)));
        }
        return object;
    }
}
