package io.ecocredit.practitioners;

import jakarta.inject.Singleton;

/** Practitioners and their records, for those who read both. */
@Singleton
public record PersonFiles(PractitionerRepository people, PractitionerRecordRepository records) {}
