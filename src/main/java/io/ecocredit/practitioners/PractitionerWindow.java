package io.ecocredit.practitioners;

import io.ecocredit.platform.paging.Window;
import org.jspecify.annotations.Nullable;

/** Windows of lists that go by a practitioner's or a record's number. */
final class PractitionerWindow {

    private PractitionerWindow() {}

    static Window of(@Nullable String cursor, @Nullable String limit) {
        return Window.of(cursor, limit, key -> !key.isBlank() && key.chars().noneMatch(Character::isISOControl));
    }
}
