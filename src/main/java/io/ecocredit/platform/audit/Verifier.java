package io.ecocredit.platform.audit;

import io.ecocredit.platform.audit.ChainRepository.Sealed;
import io.ecocredit.platform.audit.TrailVerification.Break;
import io.ecocredit.platform.audit.TrailVerification.Noted;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.platform.privacy.UnreadableException;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the audit chain and names the first link that does not hold. It goes on from any link that was verified before,
 * holds one page at a time, and ends after so many links, so that a chain of any length is verified piece by piece.
 */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public class Verifier {

    /** How many links are gone through at a time: some seconds. */
    static final int LINKS_AT_ONCE = 100_000;

    private static final int PAGE = 2000;

    private final ChainRepository chain;
    private final PersonalDataCipher cipher;

    Verifier(ChainRepository chain, PersonalDataCipher cipher) {
        this.chain = chain;
        this.cipher = cipher;
    }

    /**
     * Verifies a stretch of the chain.
     *
     * @param verified a link up to which it was verified earlier and that it must still hold; null for its beginning
     * @param head a seal that somebody noted and that some link must bear; null for none
     */
    public Uni<TrailVerification> verify(@Nullable Noted verified, @Nullable String head) {
        return verify(verified, head, LINKS_AT_ONCE);
    }

    Uni<TrailVerification> verify(@Nullable Noted verified, @Nullable String head, int atMost) {
        Walk walk = new Walk(verified, atMost);
        return missing(verified, head)
                .flatMap(missing -> missing != null
                        ? Uni.createFrom().item(walk.endedBy(missing))
                        : pages(walk).chain(() -> end(walk)));
    }

    private Uni<@Nullable Break> missing(@Nullable Noted verified, @Nullable String head) {
        Uni<Boolean> isThere = verified == null ? yes() : chain.holds(verified.seal(), verified.position());
        return isThere.flatMap(there -> there && head != null
                        ? chain.holds(head, null)
                        : Uni.createFrom().item(there))
                .map(there -> there ? null : new Break(null, null, "HEAD_MISSING", "链条中没有所给的封印，末尾可能被截去"));
    }

    private static Uni<Boolean> yes() {
        return Uni.createFrom().item(true);
    }

    private Uni<Void> pages(Walk walk) {
        return Multi.createBy()
                .repeating()
                .uni(() -> chain.after(walk.position, walk.page()).invoke(page -> check(walk, page)))
                .whilst(page -> walk.goesOn())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void check(Walk walk, List<Sealed> page) {
        walk.isAtTheEnd = page.size() < walk.page();
        for (Sealed sealed : page) {
            walk.broken = broken(walk, sealed);
            if (walk.broken != null) {
                return;
            }
            walk.past(sealed);
        }
    }

    private @Nullable Break broken(Walk walk, Sealed sealed) {
        long position = sealed.link().position();
        if (position != walk.position + 1) {
            return new Break(walk.position + 1, null, "LINK_MISSING", "链条缺少一环");
        }
        String line = sealed.line();
        if (line == null) {
            return new Break(position, sealed.auditId(), "ROW_MISSING", "该环所封的记录已不存在");
        }
        return holds(walk, sealed.link(), line)
                ? null
                : new Break(position, sealed.auditId(), "ROW_ALTERED", "该环所封的记录或链条被改动");
    }

    private boolean holds(Walk walk, Link link, String line) {
        try {
            return cipher.confirms(link.seal(), Sealer.PURPOSE, Link.text(walk.before(), link.position(), line));
        } catch (UnreadableException keyIsGone) {
            return false;
        }
    }

    private Uni<TrailVerification> end(Walk walk) {
        if (walk.broken != null) {
            return Uni.createFrom().item(walk.endedBy(walk.broken));
        }
        return chain.slippedIn(walk.start, walk.position)
                .map(row -> walk.endedBy(row == null ? null : new Break(null, row, "ROW_SLIPPED_IN", "该记录是事后插入的")));
    }

    /** How far one verification has come; it is in one thread at a time. */
    private static final class Walk {
        private final long start;
        private final long end;
        private long position;
        private @Nullable String head;
        private @Nullable Instant since;
        private @Nullable Instant until;
        private @Nullable Break broken;
        private boolean isAtTheEnd;

        Walk(@Nullable Noted verified, int atMost) {
            start = verified == null ? 0 : verified.position();
            head = verified == null ? null : verified.seal();
            position = start;
            end = start + atMost;
        }

        int page() {
            return (int) Math.min(PAGE, end - position);
        }

        boolean goesOn() {
            return broken == null && !isAtTheEnd && position < end;
        }

        String before() {
            return head == null ? Link.BEGINNING : head;
        }

        void past(Sealed sealed) {
            position++;
            head = sealed.link().seal().hex();
            since = since == null ? sealed.sealedAt() : since;
            until = sealed.sealedAt();
        }

        TrailVerification endedBy(@Nullable Break found) {
            Noted next = found != null || isAtTheEnd || head == null ? null : new Noted(position, head);
            return new TrailVerification(
                    found == null, position - start, start + 1, position, head, since, until, next, found);
        }
    }
}
