package io.ecocredit.stories.model;

import io.ecocredit.stories.model.Api.Reply;
import java.util.Map;
import java.util.TreeMap;

/** How often each thing was tried, done and refused, and by which codes. */
final class Tally {

    private final Map<String, Integer> done = new TreeMap<>();
    private final Map<String, Map<String, Integer>> refused = new TreeMap<>();

    void done(String name) {
        done.merge(name, 1, Integer::sum);
    }

    void refused(String name, Reply reply) {
        String why = reply.code().isEmpty() ? String.valueOf(reply.status()) : reply.code();
        refused.computeIfAbsent(name, any -> new TreeMap<>()).merge(why, 1, Integer::sum);
    }

    int done() {
        return done.values().stream().mapToInt(Integer::intValue).sum();
    }

    int doneOf(String name) {
        return done.getOrDefault(name, 0);
    }

    int refused() {
        return refused.keySet().stream().mapToInt(this::refusedOf).sum();
    }

    private int refusedOf(String name) {
        return refused.getOrDefault(name, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** A line for each thing. */
    String table() {
        Map<String, String> lines = new TreeMap<>();
        done.keySet().forEach(name -> lines.put(name, ""));
        refused.keySet().forEach(name -> lines.put(name, ""));
        lines.replaceAll((name, none) -> "%-28s %6d %6d  %s"
                .formatted(name, doneOf(name), refusedOf(name), refused.getOrDefault(name, Map.of())));
        return "%-28s %6s %6s%n%s%nin all %d done, %d refused"
                .formatted("", "done", "refused", String.join("\n", lines.values()), done(), refused());
    }
}
