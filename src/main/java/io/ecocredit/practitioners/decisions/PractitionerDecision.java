package io.ecocredit.practitioners.decisions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ecocredit.records.decision.KeptDecision;

/** What was decided of a practitioner's record after it was entered (I-25). */
public record PractitionerDecision(@JsonUnwrapped KeptDecision kept) {}
