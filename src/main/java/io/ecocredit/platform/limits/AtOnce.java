package io.ecocredit.platform.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many things of a kind each client has under way in this process. Clients with none take no memory. */
public final class AtOnce {

    private final ConcurrentMap<String, Integer> underWay = new ConcurrentHashMap<>();

    /** Counts one more, unless that would be more than so many; whoever was let in must {@link #leave}. */
    public boolean enter(String client, int most) {
        boolean[] isLetIn = new boolean[1];
        underWay.compute(client, (key, now) -> {
            int already = now == null ? 0 : now;
            isLetIn[0] = already < most;
            return isLetIn[0] ? Integer.valueOf(already + 1) : now;
        });
        return isLetIn[0];
    }

    /** One of those that were let in is over. */
    public void leave(String client) {
        underWay.computeIfPresent(client, (key, now) -> now == 1 ? null : now - 1);
    }

    int of(String client) {
        return underWay.getOrDefault(client, 0);
    }
}
