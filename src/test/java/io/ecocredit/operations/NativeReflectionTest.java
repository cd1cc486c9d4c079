package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/**
 * A native image knows only those classes by name that it is told of: every record, since any may become JSON, and every
 * command. Renew the list with {@code -Dnative.renew=}.
 */
class NativeReflectionTest {

    private static final Path LIST = Path.of(
            "src", "main", "resources", "META-INF", "native-image", "io.ecocredit", "ecocredit", "reflect-config.json");

    /** What picocli itself adds to each command that asks for it; it is no public type. */
    private static final String HELP_AND_VERSION = "picocli.CommandLine$AutoHelpMixin";

    @Test
    void every_record_and_every_command_is_listed() throws IOException {
        String wanted = Stream.concat(
                        new ClassFileImporter()
                                .importPath(Path.of("target", "classes")).stream()
                                        .filter(type -> type.isRecord() || isCommand(type))
                                        .map(JavaClass::getName),
                        Stream.of(HELP_AND_VERSION))
                .sorted()
                .map(name -> "  {\"name\": \"" + name + "\", \"allDeclaredConstructors\": true,"
                        + " \"allDeclaredMethods\": true, \"allDeclaredFields\": true}")
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        if (System.getProperty("native.renew") != null) {
            Files.createDirectories(LIST.getParent());
            Files.writeString(LIST, wanted);
        }
        assertThat(Files.readString(LIST)).isEqualTo(wanted);
    }

    private static boolean isCommand(JavaClass type) {
        return type.isAnnotatedWith(Command.class)
                || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Command.class));
    }
}
