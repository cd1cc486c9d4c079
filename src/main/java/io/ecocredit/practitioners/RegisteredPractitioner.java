package io.ecocredit.practitioners;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A practitioner as registered: ciphertexts and keyed digests (A36). Erasing and new keys change it in bulk, beside this. */
@Entity
@Immutable
@Table(schema = "practitioners", name = "practitioners")
class RegisteredPractitioner {

    @Id
    @Column(name = "practitioner_no")
    String number;

    byte @Nullable [] identityEncrypted;
    byte @Nullable [] nameEncrypted;
    byte @Nullable [] phoneEncrypted;
    byte @Nullable [] identityIndex;

    @Nullable
    String fingerprint;

    @Nullable
    String digestedWith;

    @Column(name = "employer_uscc")
    @Nullable
    String employer;

    String division;

    @Nullable
    LocalDate erasedOn;

    long entryId;

    RegisteredPractitioner() {}
}
