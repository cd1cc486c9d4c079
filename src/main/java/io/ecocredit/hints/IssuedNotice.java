package io.ecocredit.hints;

import io.ecocredit.hints.HintRepository.Numbered;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What was told of a hint as it was sent, to some who know neither the institution nor the hint. */
@Entity
@Immutable
@Table(schema = "register", name = "co_investigations")
class IssuedNotice {

    @Id
    @GeneratedValue
    UUID noticeId;

    long position;

    @Enumerated(EnumType.STRING)
    HintNotice.Kind kind;

    boolean toldLeagues;
    LocalDate month;

    @Embedded
    Numbered hint;

    String issuedBy;
    LocalDate issuedOn;
    Instant issuedAt;

    IssuedNotice() {}

    HintNotice view() {
        return new HintNotice(
                noticeId,
                position,
                kind,
                hint.uscc(),
                hint.name(),
                YearMonth.from(month).toString(),
                hint.number(),
                hint.recordNo(),
                hint.item(),
                hint.producedOn(),
                hint.authority(),
                issuedOn,
                issuedAt,
                Clause.of(Article.A30).toString());
    }
}
