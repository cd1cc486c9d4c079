package io.ecocredit.platform.audit;

import io.ecocredit.platform.audit.ChainRepository.Sealed;
import io.ecocredit.platform.audit.TrailVerification.Break;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.platform.privacy.UnreadableException;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Goes through the audit chain from its beginning and names the first link that does not hold. */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public class Verifier {

    private static final int PAGE = 2000;

    private final ChainRepository chain;
    private final PersonalDataCipher cipher;

    Verifier(ChainRepository chain, PersonalDataCipher cipher) {
        this.chain = chain;
        this.cipher = cipher;
    }

    /**
     * Verifies the whole chain.
     *
     * @param noted a head that somebody noted earlier and that the chain must still hold; null for none
     */
    public Uni<TrailVerification> verify(@Nullable String noted) {
        return from(new Progress(0, null, noted));
    }

    private record Progress(
            long links, @Nullable String head, @Nullable String wanted) {
        String before() {
            return head == null ? Link.BEGINNING : head;
        }

        Progress past(Link link) {
            String seal = link.seal().hex();
            return new Progress(links + 1, seal, seal.equals(wanted) ? null : wanted);
        }

        TrailVerification brokenAt(Break found) {
            return new TrailVerification(false, links, head, found);
        }
    }

    private Uni<TrailVerification> from(Progress start) {
        return chain.after(start.links(), PAGE).flatMap(page -> {
            Progress progress = start;
            for (Sealed sealed : page) {
                Break found = check(progress, sealed);
                if (found != null) {
                    return Uni.createFrom().item(progress.brokenAt(found));
                }
                progress = progress.past(sealed.link());
            }
            return page.size() == PAGE ? from(progress) : end(progress);
        });
    }

    private @Nullable Break check(Progress progress, Sealed sealed) {
        long position = sealed.link().position();
        if (position != progress.links() + 1) {
            return new Break(progress.links() + 1, null, "LINK_MISSING", "链条缺少一环");
        }
        String line = sealed.line();
        if (line == null) {
            return new Break(position, sealed.auditId(), "ROW_MISSING", "该环所封的记录已不存在");
        }
        return holds(progress, sealed.link(), line)
                ? null
                : new Break(position, sealed.auditId(), "ROW_ALTERED", "该环所封的记录或链条被改动");
    }

    private boolean holds(Progress progress, Link link, String line) {
        try {
            return cipher.confirms(link.seal(), Sealer.PURPOSE, Link.text(progress.before(), link.position(), line));
        } catch (UnreadableException keyIsGone) {
            return false;
        }
    }

    private Uni<TrailVerification> end(Progress progress) {
        if (progress.wanted() != null) {
            Break cut = new Break(null, null, "HEAD_MISSING", "链条中没有所给的封印，末尾可能被截去");
            return Uni.createFrom().item(progress.brokenAt(cut));
        }
        return chain.slippedIn()
                .map(row -> row == null
                        ? new TrailVerification(true, progress.links(), progress.head(), null)
                        : progress.brokenAt(new Break(null, row, "ROW_SLIPPED_IN", "该记录是事后插入的")));
    }
}
