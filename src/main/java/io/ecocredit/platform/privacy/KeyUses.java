package io.ecocredit.platform.privacy;

import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often each key has encrypted, and the end of it. With nonces drawn at random a key must not encrypt more than 2³² times
 * (NIST SP 800-38D, 8.3). All copies together count; since each hears of the others a moment later, a key ends at half of that.
 */
@Singleton
public final class KeyUses {

    /** How often a key encrypts. */
    public static final long MOST = 1L << 31;

    private final ConcurrentMap<KeyMark, Uses> uses = new ConcurrentHashMap<>();

    private record Uses(AtomicLong told, AtomicLong untold) {
        Uses() {
            this(new AtomicLong(), new AtomicLong());
        }
    }

    /** @throws RefusalException 503 when the key has encrypted as often as it may, until another is active */
    void count(KeyMark key) {
        Uses of = of(key);
        if (of.told().get() + of.untold().get() >= MOST) {
            throw RefusalException.of(RefusalCode.KEY_USED_UP, "个人信息密钥" + key.label() + "的加密次数已满，须由运维人员更换密钥（rotate）");
        }
        of.untold().incrementAndGet();
    }

    /** What has been counted here since this was asked last; whoever asks keeps it, or gives it back. */
    public Map<KeyMark, Long> take() {
        Map<KeyMark, Long> taken = new HashMap<>();
        uses.forEach((key, of) -> {
            long untold = of.untold().getAndSet(0);
            if (untold > 0) {
                of.told().addAndGet(untold);
                taken.put(key, untold);
            }
        });
        return taken;
    }

    /** What could not be kept is counted on. */
    public void giveBack(Map<KeyMark, Long> taken) {
        taken.forEach((key, number) -> {
            of(key).told().addAndGet(-number);
            of(key).untold().addAndGet(number);
        });
    }

    /** What all copies together have counted. */
    public void learn(KeyMark key, long together) {
        of(key).told().set(together);
    }

    private Uses of(KeyMark key) {
        return uses.computeIfAbsent(key, first -> new Uses());
    }
}
