package io.ecocredit.practitioners;

import io.ecocredit.platform.database.EntityRepository;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads practitioners as far as the database shows them to whoever the transaction works for. */
@Singleton
public class PractitionerRepository extends EntityRepository<RegisteredPractitioner, String> {

    private final PersonalDataCipher cipher;
    private final PractitionerDigests digests;
    private final Divisions divisions;
    private final RegisterQueries queries;

    PractitionerRepository(
            PersonalDataCipher cipher, PractitionerDigests digests, Divisions divisions, RegisterQueries queries) {
        super(Side.PRACTITIONERS);
        this.cipher = cipher;
        this.digests = digests;
        this.divisions = divisions;
        this.queries = queries;
    }

    /**
     * The one with a number.
     *
     * @throws RefusalException 404 when there is none or it is not the reader's to see, which are not told apart
     */
    public Uni<OpenedPractitioner> require(SqlConnection connection, String number) {
        return on(
                connection,
                () -> findById(number)
                        .onItem()
                        .ifNull()
                        .failWith(() -> RefusalException.of(RefusalCode.NO_SUCH_PRACTITIONER, "您可查看的从业人员中没有该编号"))
                        .map(this::opened));
    }

    /** Those with an identity number, under whichever key it was digested; files may give one person two numbers. */
    Uni<List<OpenedPractitioner>> withIdentity(SqlConnection connection, String identityNumber) {
        List<byte[]> known = digests.everyOfPerson(identityNumber).stream()
                .map(HexFormat.of()::parseHex)
                .toList();
        return people(connection, () -> queries.digestedAs(getSession(), known));
    }

    /**
     * Those of a list's window, and one more if there are more.
     *
     * @param division a county, or a league with its counties; null for everywhere
     */
    Uni<List<OpenedPractitioner>> page(SqlConnection connection, @Nullable String division, Window window) {
        return people(connection, () -> queries.page(getSession(), window.after(), division, window.limit() + 1));
    }

    /** Those of a window of whom the reader, or for the region anybody, has a record of a year, produced by a day. */
    Uni<List<OpenedPractitioner>> onRecord(SqlConnection connection, EvaluationYear year, LocalDate at, Window window) {
        LocalDate until = at.isBefore(year.lastDay()) ? at : year.lastDay();
        return people(
                connection,
                () -> queries.onRecord(getSession(), window.after(), year.firstDay(), until, window.limit() + 1));
    }

    private Uni<List<OpenedPractitioner>> people(
            SqlConnection connection, Supplier<Uni<List<RegisteredPractitioner>>> read) {
        return on(
                connection,
                () -> read.get().map(found -> found.stream().map(this::opened).toList()));
    }

    private OpenedPractitioner opened(RegisteredPractitioner kept) {
        return new OpenedPractitioner(
                kept.number,
                opened(kept, PersonalField.IDENTITY, kept.identityEncrypted),
                opened(kept, PersonalField.NAME, kept.nameEncrypted),
                opened(kept, PersonalField.PHONE, kept.phoneEncrypted),
                kept.employer,
                kept.division,
                divisions.nameOf(kept.division),
                kept.erasedOn);
    }

    private @Nullable String opened(RegisteredPractitioner kept, PersonalField field, byte @Nullable [] ciphertext) {
        return ciphertext == null ? null : field.open(cipher, kept.number, ciphertext);
    }
}
