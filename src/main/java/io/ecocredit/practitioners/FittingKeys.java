package io.ecocredit.practitioners;

import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.platform.privacy.UnreadableException;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Whether this copy has the keys under which people are kept: with others it could read nobody, and write what no copy reads. */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public class FittingKeys {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Actor CHECKING = Actor.system("check of keys");

    /** A few, since a row may be damaged. */
    private static final int TRIED = 20;

    private final PersonsSide persons;
    private final PersonalDataCipher cipher;

    FittingKeys(PersonsSide persons, PersonalDataCipher cipher) {
        this.persons = persons;
        this.cipher = cipher;
    }

    /** What stands in the way of a start; waits for the database's answer. */
    public List<String> faults() {
        List<StoredPractitioner> last = persons.ask(
                        CHECKING,
                        "select " + StoredPractitioner.COLUMNS
                                + " from practitioners.practitioners where identity_encrypted is not null"
                                + " order by practitioner_no desc limit $1",
                        Tuple.of(TRIED))
                .map(StoredPractitioner.ROWS::all)
                .await()
                .atMost(LIMIT);
        return last.isEmpty() || last.stream().anyMatch(this::opens)
                ? List.of()
                : List.of("个人信息密钥与数据库中的数据不符，请使用原密钥文件（ECOCREDIT_PERSONAL_DATA_KEY_FILE）"
                        + " (the keys for personal data are not those under which the data is kept: start with the key file"
                        + " that belongs to this database)。");
    }

    private boolean opens(StoredPractitioner person) {
        try {
            person.open(cipher);
            return true;
        } catch (UnreadableException otherKey) {
            return false;
        }
    }
}
