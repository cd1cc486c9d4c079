package io.ecocredit.commands;

import io.ecocredit.platform.audit.Sealer;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.practitioners.KeysInUse;
import io.ecocredit.practitioners.PractitionerRotation;
import io.ecocredit.practitioners.PractitionerRotation.Outcome;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Carries out the {@code rotate} command. It runs on the main thread and may wait. */
public final class RotateApplication implements QuarkusApplication {

    private static final int REMAINING = 2;
    private static final int PEOPLE_A_LINE = 10_000;

    private final PractitionerRotation rotation;
    private final KeysInUse inUse;
    private final PersonalDataCipher cipher;
    private final OperatorTrail audit;
    private final Sealer sealer;

    RotateApplication(
            PractitionerRotation rotation,
            KeysInUse inUse,
            PersonalDataCipher cipher,
            OperatorTrail audit,
            Sealer sealer) {
        this.rotation = rotation;
        this.inUse = inUse;
        this.cipher = cipher;
        this.audit = audit;
        this.sealer = sealer;
    }

    @Override
    public int run(String... arguments) throws SQLException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String sealing = cipher.sealing().label();
        String digesting = cipher.digesting().label();
        out.println("启用的密钥 (active keys): 加密 (encryption) " + sealing + "，摘要 (digests) " + digesting);
        audit.tell("rotate");
        AtomicLong told = new AtomicLong();
        Outcome outcome = rotation.all(people -> {
            if (people >= told.get() + PEOPLE_A_LINE) {
                told.set(people);
                out.println("… " + people);
            }
        });
        out.println("已更换 (people renewed): " + outcome.renewed());
        boolean sealed = print(out, "加密 (encryption)", sealing, inUse.sealing());
        boolean digested = print(out, "摘要 (digests)", digesting, inUse.digesting());
        print(out, "审计链 (audit chain)", digesting, sealer.keysInUse().await().indefinitely());
        boolean done = sealed && digested;
        if (outcome.unreadable() > 0) {
            out.println("无法解密，未改动 (left alone, their key is not configured): " + outcome.unreadable());
        }
        out.println(
                done
                        ? "其余密钥已无人使用，可以移除，但审计链所用的摘要密钥须保留以便校验 (nobody is under any other key: the others may be"
                                + " removed, except keys of digests that seal the audit chain)。"
                        : "仍有人使用其他密钥，请勿移除，稍后再次运行 (keep the other keys and run again later)。");
        return done ? 0 : REMAINING;
    }

    /** Prints who is under which key, and answers whether nobody is under another than the active one. */
    private static boolean print(PrintStream out, String what, String active, Map<String, Long> people) {
        people.forEach(
                (key, count) -> out.println("  " + what + " " + key + ": " + count + (key.equals(active) ? " ✓" : "")));
        return people.keySet().stream().allMatch(active::equals);
    }
}
