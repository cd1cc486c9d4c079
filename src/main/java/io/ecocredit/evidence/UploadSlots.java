package io.ecocredit.evidence;

import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** How many uploads are under way: each holds its file in memory and a thread while it arrives. */
@Singleton
final class UploadSlots {

    /** What one account may send at the same time; others must find room beside a slow one. */
    private static final int OF_ONE_ACCOUNT = 4;

    private final Map<String, Integer> taken = new HashMap<>();
    private final int all;
    private int free;

    UploadSlots(EvidenceSettings settings) {
        all = settings.atOnce();
        free = all;
    }

    /** @throws RefusalException 429 when the account, or everybody together, has too many under way */
    synchronized void enter(String account) {
        int own = taken.getOrDefault(account, 0);
        if (free == 0 || own == Math.min(OF_ONE_ACCOUNT, all)) {
            throw RefusalException.of(RefusalCode.TOO_MANY_UPLOADS, "同时上传的文件过多，请稍后重试");
        }
        taken.put(account, own + 1);
        free--;
    }

    synchronized void leave(String account) {
        taken.computeIfPresent(account, (name, own) -> own == 1 ? null : own - 1);
        free++;
    }
}
