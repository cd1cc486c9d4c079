package io.ecocredit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.RefusalException;
import org.junit.jupiter.api.Test;

class UploadSlotsTest {

    private final UploadSlots slots = new UploadSlots(TestSettings.with("at-once", "6"));

    @Test
    void one_account_takes_four_and_leaves_room_for_others() {
        take("one", 4);
        assertRefused("one");
        take("other", 2);
        assertRefused("third");
        slots.leave("one");
        take("third", 1);
        assertRefused("one");
    }

    @Test
    void what_is_left_is_free_again() {
        for (int round = 0; round < 100; round++) {
            take("one", 4);
            for (int left = 0; left < 4; left++) {
                slots.leave("one");
            }
        }
        take("one", 4);
    }

    private void take(String account, int uploads) {
        for (int taken = 0; taken < uploads; taken++) {
            slots.enter(account);
        }
    }

    private void assertRefused(String account) {
        assertThatThrownBy(() -> slots.enter(account))
                .isInstanceOfSatisfying(
                        RefusalException.class,
                        refusal -> assertThat(Problems.of(refusal).status()).isEqualTo(429));
    }
}
