package io.ecocredit.commands;

import io.ecocredit.platform.audit.Sealer;
import io.ecocredit.platform.audit.TrailVerification;
import io.ecocredit.platform.audit.Verifier;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Carries out {@code audit trail}. It runs on the main thread and may wait. */
public final class AuditApplication implements QuarkusApplication {

    private static final int BROKEN = 2;

    private final Sealer sealer;
    private final Verifier verifier;

    AuditApplication(Sealer sealer, Verifier verifier) {
        this.sealer = sealer;
        this.verifier = verifier;
    }

    @Override
    public int run(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        sealer.sealAll().await().indefinitely();
        @Nullable String head = arguments.length == 0 ? null : arguments[0];
        TrailVerification found = verifier.verify(null, head).await().indefinitely();
        while (found.next() != null) {
            out.println("已校验至第 (verified up to link) " + found.upTo() + " 环，" + found.until());
            found = verifier.verify(found.next(), null).await().indefinitely();
        }
        out.println("完整的环 (links that hold): " + found.upTo());
        out.println("末环封印 (head): " + found.head());
        TrailVerification.Break broken = found.broken();
        if (broken == null) {
            out.println("审计记录未被改动 (the trail is as it was written)。");
            return 0;
        }
        out.println("已被改动 (changed): " + broken.code() + " 环 (link) " + broken.position() + " 记录 (row) "
                + broken.auditId() + " " + broken.detail());
        return BROKEN;
    }
}
