package io.ecocredit.commands;

import io.ecocredit.platform.database.SchemaVersion;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Carries out {@code migrate}: the migration itself has run when it is asked. */
public final class MigrateApplication implements QuarkusApplication {

    private final SchemaVersion schema;

    MigrateApplication(SchemaVersion schema) {
        this.schema = schema;
    }

    @Override
    public int run(String... arguments) {
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .println("数据库结构版本 (version of the schema): " + schema.found());
        return 0;
    }
}
