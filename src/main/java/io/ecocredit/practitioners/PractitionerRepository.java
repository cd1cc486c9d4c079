package io.ecocredit.practitioners;

import io.ecocredit.platform.database.Rows;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads practitioners as far as the database shows them to whoever the transaction works for. */
@Singleton
public class PractitionerRepository {

    private static final String PRACTITIONERS = """
            select practitioner_no as number, encode(identity_encrypted, 'hex') as identity,
                encode(name_encrypted, 'hex') as name, encode(phone_encrypted, 'hex') as phone, employer_uscc as employer,
                division, erased_on
            from practitioners.practitioners
            """;

    private final PersonalDataCipher cipher;
    private final PractitionerDigests digests;
    private final Rows<OpenedPractitioner> people;

    PractitionerRepository(PersonalDataCipher cipher, PractitionerDigests digests, Divisions divisions) {
        this.cipher = cipher;
        this.digests = digests;
        this.people = Rows.of(
                OpenedPractitioner.class,
                Map.of(
                        "identity", row -> opened(PersonalField.IDENTITY, row, "identity"),
                        "name", row -> opened(PersonalField.NAME, row, "name"),
                        "phone", row -> opened(PersonalField.PHONE, row, "phone"),
                        "divisionLabel", row -> divisions.nameOf(row.getString("division"))));
    }

    /**
     * The one with a number.
     *
     * @throws RefusalException 404 when there is none or it is not the reader's to see, which are not told apart
     */
    public Uni<OpenedPractitioner> require(SqlConnection connection, String number) {
        return people(connection, "where practitioner_no = $1", Tuple.of(number))
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_PRACTITIONER, "您可查看的从业人员中没有该编号")));
    }

    /** Those with an identity number, under whichever key it was digested; files may give one person two numbers. */
    Uni<List<OpenedPractitioner>> withIdentity(SqlConnection connection, String identityNumber) {
        return people(
                connection, """
                where identity_index in (select decode(digest, 'hex') from unnest($1::text[]) as t (digest))
                order by practitioner_no
                """, Tuple.of(digests.everyOfPerson(identityNumber).toArray(String[]::new)));
    }

    /**
     * Those of a list's window, and one more if there are more.
     *
     * @param division a county, or a league with its counties; null for everywhere
     */
    Uni<List<OpenedPractitioner>> page(SqlConnection connection, @Nullable String division, Window window) {
        return people(connection, """
                where practitioner_no > $1
                    and ($2::text is null or division = $2 or access.league_of(division) = $2)
                order by practitioner_no limit $3
                """, Tuple.of(window.after(), division, window.limit() + 1));
    }

    /** Those of a window of whom anybody has a record of a year, produced by a day. */
    Uni<List<OpenedPractitioner>> onRecord(SqlConnection connection, EvaluationYear year, LocalDate at, Window window) {
        LocalDate until = at.isBefore(year.lastDay()) ? at : year.lastDay();
        return people(connection, """
                where practitioner_no > $1 and practitioners.is_on_record(practitioner_no, $2, $3)
                order by practitioner_no limit $4
                """, Tuple.of(window.after(), year.firstDay(), until, window.limit() + 1));
    }

    private Uni<List<OpenedPractitioner>> people(SqlConnection connection, String which, Tuple values) {
        return connection.preparedQuery(PRACTITIONERS + which).execute(values).map(people::all);
    }

    private @Nullable String opened(PersonalField field, Row row, String column) {
        String hex = row.getString(column);
        return hex == null ? null : field.open(cipher, row.getString("number"), hex);
    }
}
