package io.ecocredit.hints;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** A league's report of a month as it was filed. Its hints are added in bulk, beside this. */
@Entity
@Immutable
@Table(schema = "register", name = "hint_reports")
class FiledHintReport {

    @EmbeddedId
    LeagueMonth key;

    String reportedBy;
    LocalDate reportedOn;
    Instant recordedAt;

    @ElementCollection
    @CollectionTable(
            schema = "register",
            name = "reported_hints",
            joinColumns = {
                @JoinColumn(name = "month", referencedColumnName = "month"),
                @JoinColumn(name = "league", referencedColumnName = "league")
            })
    @Column(name = "record_no")
    @OrderBy
    @Immutable
    List<String> records = List.of();

    protected FiledHintReport() {}

    FiledHintReport(LeagueMonth key, String reportedBy, LocalDate reportedOn, Instant recordedAt) {
        this.key = key;
        this.reportedBy = reportedBy;
        this.reportedOn = reportedOn;
        this.recordedAt = recordedAt;
    }

    /** @param month by its first day */
    @Embeddable
    record LeagueMonth(LocalDate month, String league) {}
}
