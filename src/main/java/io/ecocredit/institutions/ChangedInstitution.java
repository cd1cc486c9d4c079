package io.ecocredit.institutions;

import io.ecocredit.institutions.InstitutionChange.Kind;
import io.ecocredit.institutions.InstitutionChange.Said;
import io.ecocredit.institutions.InstitutionChangeRepository.Stated;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Objects;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A change as it was made; directory and public side follow it in the database. */
@Entity
@Immutable
@Table(schema = "register", name = "institution_changes")
class ChangedInstitution {

    @EmbeddedId
    Place id;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Embedded
    @EmbeddedColumnNaming("former_%s")
    Said before;

    @Embedded
    Said after;

    @Nullable
    String successor;

    @Embedded
    Stated stated;

    ChangedInstitution() {}

    /** Which of an institution's changes it is, counting from 1. */
    @Embeddable
    record Place(String uscc, int changeNo) {}

    InstitutionChange view() {
        return new InstitutionChange(
                id.changeNo(),
                kind,
                kind.label(),
                stated.changedOn(),
                before,
                after,
                successor,
                stated.reason(),
                stated.documentNo(),
                Objects.requireNonNull(stated.entry().recordedAt()));
    }
}
