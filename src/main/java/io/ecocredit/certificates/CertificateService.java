package io.ecocredit.certificates;

import io.ecocredit.certificates.CertificateRepository.Issue;
import io.ecocredit.certificates.CertificateRepository.Stored;
import io.ecocredit.grades.PublishedGrade;
import io.ecocredit.institutions.OpenFiles;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.Deadline;
import io.ecocredit.verifications.VerificationNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Issues certificates to institutions that took part, and shows those that were issued (A19). */
@Singleton
@Cites(Article.A19)
class CertificateService {

    private final Inside inside;
    private final CertificateRepository repository;
    private final Json json;
    private final LegalClock clock;
    private final SecureRandom random = new SecureRandom();

    CertificateService(Inside inside, CertificateRepository repository, Json json, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.json = json;
        this.clock = clock;
    }

    /** A certificate, and whether it was issued just now or had been before. */
    record Answer(Certificate certificate, boolean isNew) {}

    /**
     * The certificate of what is published of a year; asked again, the same one until the published result changes.
     *
     * @throws RefusalException 404 when the institution's file is not open to whoever acts; 409 with the clause when there
     *     is nothing to certify, 403 for a league that does not lead the case and for who stood aside
     */
    Uni<Answer> issue(Uscc uscc, int year, Act act) {
        Instant now = clock.instant();
        return inside.doing(
                act,
                connection -> OpenFiles.require(connection, uscc)
                        .chain(() -> Recusals.requireNone(connection, Side.REGISTER, uscc.value()))
                        .chain(() ->
                                repository.grounds(connection, uscc, year, LocalDate.ofInstant(now, Deadline.ZONE)))
                        .map(found -> found.orElseThrow(() -> Grounds.notListed(year)))
                        .invoke(grounds -> grounds.requireLed(act.actor()))
                        .flatMap(grounds -> issue(
                                connection,
                                new Issue(
                                        VerificationNumber.draw(random),
                                        uscc,
                                        year,
                                        grounds.leadLeague(),
                                        grounds.certifiable(year),
                                        act.actor().name(),
                                        now))));
    }

    private Uni<Answer> issue(SqlConnection connection, Issue issue) {
        return repository
                .issue(connection, issue)
                .flatMap(isNew -> repository
                        .ofVersion(connection, issue.uscc(), issue.on().version())
                        .map(stored -> new Answer(certificate(stored), isNew)));
    }

    /** @throws RefusalException 404 when the institution's file is not open to the reader */
    Uni<List<Certificate>> all(Uscc uscc, Actor reader) {
        return inside.as(
                        reader,
                        connection -> OpenFiles.require(connection, uscc).chain(() -> repository.all(connection, uscc)))
                .map(all -> all.stream().map(this::certificate).toList());
    }

    /** @throws RefusalException 404 when the institution's file is not open to the reader or has no such certificate */
    Uni<Certificate> find(Uscc uscc, VerificationNumber number, Actor reader) {
        return inside.as(
                        reader,
                        connection -> OpenFiles.require(connection, uscc)
                                .chain(() -> repository.find(connection, uscc, number)))
                .map(found -> found.map(this::certificate)
                        .orElseThrow(() -> RefusalException.of(RefusalCode.CERTIFICATE_NOT_FOUND, "该机构没有该编号的信用证明")));
    }

    private Certificate certificate(Stored stored) {
        return new Certificate(
                stored.number().value(),
                stored.issuedAt(),
                LocalDate.ofInstant(stored.issuedAt(), Deadline.ZONE),
                stored.current(),
                stored.number().path(),
                json.read(stored.document(), PublishedGrade.class));
    }
}
