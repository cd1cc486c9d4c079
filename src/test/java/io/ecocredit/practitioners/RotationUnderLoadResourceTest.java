package io.ecocredit.practitioners;

import static io.ecocredit.platform.privacy.TestKeys.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.imports.ImportMode;
import io.ecocredit.imports.ImportReport;
import io.ecocredit.imports.ImportReport.Finding;
import io.ecocredit.imports.ImportService;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.privacy.ChangingKeys;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.practitioners.PractitionerRotation.Outcome;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys, index keys and suites change while files come in and 64 clients register people and look them up. */
@QuarkusTest
@TestProfile(RotationUnderLoadResourceTest.Own.class)
@Cites(Article.A36)
class RotationUnderLoadResourceTest {

    /** A database and a key file that no other class uses. */
    public static final class Own extends ChangingKeys {}

    private static final int FIRST_PEOPLE = 400;
    private static final int FILE = 20;
    private static final int CLIENTS = 64;

    /** Of each client, so that the test ends however fast the machine is. */
    private static final int MOST = 3;

    private static final int FIRST_OF_CLIENTS = 1_000_000;

    /** One change after the other, each leaving the keys before it configured. */
    private static final List<Map<String, String>> CHANGES = List.of(
            Map.of("keys.second", key(2), "active-key", "second"),
            Map.of("suite", "national"),
            Map.of("index-keys.fresh", key(3), "active-index-key", "fresh"),
            Map.of("keys.third", key(4), "active-key", "third", "suite", "international"),
            Map.of("index-keys.last", key(5), "active-index-key", "last", "suite", "national"));

    @Inject
    ImportService imports;

    @Inject
    PractitionerRotation rotation;

    @Inject
    KeysInUse inUse;

    @Inject
    PersonalDataCipher cipher;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger people = new AtomicInteger(FIRST_PEOPLE);
    private final Map<String, String> registered = new ConcurrentHashMap<>();
    private final Map<String, String> keys = new HashMap<>();

    @BeforeEach
    void startWithTheConfiguredKeys() throws Exception {
        ChangingKeys.write(keys);
        assertThat(deliver(0, FIRST_PEOPLE).accepted()).isEqualTo(FIRST_PEOPLE);
        new PeopleInTable(cipher).givePhone(PeopleInTable.number(7), "13800000007");
    }

    @Test
    void nothing_becomes_unreadable_nobody_is_lost_and_everything_ends_under_the_active_keys() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> load = new ArrayList<>(List.of(
                    threads.submit(untilOver(this::bringNewPeople)),
                    threads.submit(untilOver(this::bringKnownPeople)),
                    threads.submit(untilOver(this::readEverybody)),
                    threads.submit(untilOver(this::lookSomebodyUp))));
            for (int client = 0; client < CLIENTS; client++) {
                int first = FIRST_OF_CLIENTS + client * MOST;
                load.add(threads.submit(() -> registerAndFind(first)));
            }
            for (Map<String, String> change : CHANGES) {
                keys.putAll(change);
                ChangingKeys.write(keys);
                Future<Outcome> other = threads.submit(() -> rotation.all(so -> {}));
                Outcome one = rotation.all(so -> {});
                assertThat(one.renewed() + other.get().renewed()).isGreaterThanOrEqualTo(FIRST_PEOPLE);
                assertThat(one.unreadable() + other.get().unreadable()).isZero();
            }
            over.set(true);
            for (Future<?> each : load) {
                each.get();
            }
        }
        rotation.all(so -> {});

        int all = people.get() + registered.size();
        assertThat(registered).hasSizeGreaterThanOrEqualTo(CLIENTS);
        assertThat(inUse.sealing()).isEqualTo(Map.of("national/third", (long) all));
        assertThat(inUse.digesting()).isEqualTo(Map.of("national/last", (long) all));
        assertThat(rotation.all(so -> {})).isEqualTo(new Outcome(0, 0));
        PeopleInTable table = new PeopleInTable(cipher);
        assertThat(table.opened())
                .hasSize(all)
                .containsEntry(PeopleInTable.number(7), List.of(PeopleInTable.identity(7), "某人7", "13800000007"))
                .containsEntry(
                        PeopleInTable.number(FIRST_PEOPLE + 1),
                        List.of(PeopleInTable.identity(FIRST_PEOPLE + 1), "某人" + (FIRST_PEOPLE + 1), ""));
        assertThat(people.get()).isGreaterThan(FIRST_PEOPLE);
        for (int number = 0; number < people.get(); number += 50) {
            assertThat(table.found(PeopleInTable.identity(number))).containsExactly(PeopleInTable.number(number));
        }
        for (Map.Entry<String, String> person : registered.entrySet()) {
            assertThat(table.found(person.getKey())).containsExactly(person.getValue());
        }
        assertThat(deliver(0, people.get()).known()).isEqualTo(people.get());
    }

    private interface Step {
        void take() throws Exception;
    }

    private Callable<Void> untilOver(Step step) {
        return () -> {
            try {
                while (!over.get()) {
                    step.take();
                }
                return null;
            } finally {
                over.set(true);
            }
        };
    }

    /** One client, which registers somebody and finds them again, until it is over or it has had its share. */
    private void registerAndFind(int first) {
        for (int number = first; number == first || (number < first + MOST && !over.get()); number++) {
            String identity = PeopleInTable.identity(number);
            Response answer;
            do {
                answer = Persons.post(TwoLeagues.region(), Persons.form(identity, TwoLeagues.BAOTOU), Persons.ALL);
            } while (answer.statusCode() == 503);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
            String given = answer.jsonPath().getString("practitioner.number");
            registered.put(identity, given);
            do {
                answer = Persons.post(TwoLeagues.region(), Map.of("identityNumber", identity), Persons.SEARCH);
            } while (answer.statusCode() == 503);
            assertThat(answer.jsonPath().getList("items.number")).containsExactly(given);
        }
    }

    private void bringNewPeople() throws Exception {
        assertThat(deliver(people.get(), FILE).accepted()).isEqualTo(FILE);
        people.addAndGet(FILE);
    }

    private void bringKnownPeople() throws Exception {
        assertThat(deliver(0, FILE).known()).isEqualTo(FILE);
    }

    private void readEverybody() throws Exception {
        int atLeast = people.get();
        assertThat(new PeopleInTable(cipher).opened()).hasSizeGreaterThanOrEqualTo(atLeast);
    }

    private void lookSomebodyUp() throws Exception {
        int somebody = people.get() - 1;
        assertThat(new PeopleInTable(cipher).found(PeopleInTable.identity(somebody)))
                .containsExactly(PeopleInTable.number(somebody));
    }

    private ImportReport deliver(int first, int count) throws Exception {
        byte[] file = PeopleInTable.file(first, count).getBytes(StandardCharsets.UTF_8);
        List<Finding> findings = new ArrayList<>();
        ImportReport report = imports.take(
                imports.kind("practitioners").orElseThrow(),
                new ImportService.Delivery(
                        new ByteArrayInputStream(file),
                        StandardCharsets.UTF_8,
                        ImportMode.ALL,
                        Act.system("test", SubjectKind.PRACTITIONERS)),
                new ImportService.Listener() {
                    @Override
                    public void found(List<Finding> found) {
                        findings.addAll(found);
                    }

                    @Override
                    public void reached(long rows) {}
                });
        assertThat(findings).isEmpty();
        return report;
    }
}
