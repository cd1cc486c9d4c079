package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ecocredit.offenders.operations.AsksTheMachine;
import io.ecocredit.platform.edge.EdgeGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A native image initialises its classes while it is built: whatever they ask the machine then is answered by the one that
 * builds, and stays so on every other.
 */
class NativeInitialisersTest {

    private static final Set<String> ASKING = Set.of(
            "java.lang.System.getProperty",
            "java.lang.System.getenv",
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.Runtime.availableProcessors",
            "java.lang.Runtime.maxMemory",
            "java.lang.ProcessHandle.current",
            "java.net.InetAddress.getLocalHost",
            "java.time.ZoneId.systemDefault",
            "java.util.UUID.randomUUID",
            "org.eclipse.microprofile.config.ConfigProvider.getConfig");

    @Test
    void no_class_asks_the_machine_while_it_is_initialised() {
        assertThat(new ClassFileImporter()
                        .importPath(Path.of("target", "classes")).stream().flatMap(NativeInitialisersTest::asked))
                .isEmpty();
    }

    @Test
    void one_that_does_is_found() {
        assertThat(asked(new ClassFileImporter().importClass(AsksTheMachine.class)))
                .containsExactly(AsksTheMachine.class.getName() + " asks java.lang.System.getProperty");
    }

    @Test
    void what_is_read_once_before_the_start_is_told_to_the_builder_too() throws IOException {
        Properties settings = new Properties();
        settings.load(NativeInitialisersTest.class.getResourceAsStream("/application.properties"));
        assertThat(settings.getProperty("quarkus.native.additional-build-args").split(","))
                .containsExactlyInAnyOrderElementsOf(EdgeGuard.BEFORE_START.entrySet().stream()
                        .map(each -> "-D" + each.getKey() + "=" + each.getValue())
                        .toList());
    }

    private static Stream<String> asked(JavaClass type) {
        return type.getStaticInitializer().stream()
                .flatMap(initializer -> initializer.getMethodCallsFromSelf().stream())
                .map(NativeInitialisersTest::name)
                .filter(ASKING::contains)
                .map(name -> type.getName() + " asks " + name);
    }

    private static String name(JavaMethodCall call) {
        return call.getTargetOwner().getName() + "." + call.getTarget().getName();
    }
}
