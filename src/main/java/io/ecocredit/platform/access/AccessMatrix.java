package io.ecocredit.platform.access;

import io.ecocredit.platform.audit.RefusalTrail;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The access table, looked up. */
@Singleton
public final class AccessMatrix implements RefusalTrail.OpenOperations {

    /** The column of those who come without a token. */
    public static final String PUBLIC = "public";

    private final Map<String, Map<String, Permission>> rows = new HashMap<>();

    AccessMatrix(@All List<AccessTable> tables) {
        tables.forEach(table -> read(table.text()));
    }

    private void read(String text) {
        List<List<String>> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.strip().split("\\s+")))
                .toList();
        List<String> columns = lines.getFirst();
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<String, Permission> row = new HashMap<>();
            for (int column = 1; column < columns.size(); column++) {
                row.put(columns.get(column), Permission.of(line.get(column)));
            }
            if (line.size() != columns.size() || rows.put(line.getFirst(), row) != null) {
                throw new IllegalStateException("the access table is wrong at " + line.getFirst());
            }
        }
    }

    public Permission of(String operation, String role) {
        return rows.getOrDefault(operation, Map.of()).getOrDefault(role, Permission.REFUSED);
    }

    @Override
    public boolean isOpen(String operation) {
        return of(operation, PUBLIC) == Permission.ALLOWED;
    }

    /** The operations of the table. */
    public Set<String> operations() {
        return rows.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }
}
