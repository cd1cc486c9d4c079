package io.ecocredit.stories.model;

import io.ecocredit.evidence.Samples;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.stories.model.Api.Ask;
import io.ecocredit.stories.model.Api.Reply;
import io.ecocredit.stories.model.Seat.Party;
import io.ecocredit.stories.model.World.Attempt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What subjects hand in: drafts of what they file, and files that show something. */
final class Filings {

    private final World world;
    private final Map<Dossier, String> evidence = new HashMap<>();

    Filings(World world) {
        this.world = world;
    }

    /** A file that the subject has handed in once. */
    String evidence(Dossier of) {
        return evidence.computeIfAbsent(of, subject -> {
            String path = "/api/v1/" + (of.line == LineYear.INSTITUTIONS ? "institutions/" : "practitioners/") + of.key
                    + "/evidence?name=e.pdf";
            Reply reply = world.api.send(
                    Seat.subject(of.line, of.key), Ask.file(path, Samples.pdf(of.key), "application/pdf"));
            world.require(reply.isDone(), of, "evidence: " + reply);
            return reply.json().path("evidenceId").asText();
        });
    }

    /** Saves what is to be filed. */
    Attempt draft(Dossier of, Seat who, boolean whole) {
        return new Attempt(
                "(draft of a filing)",
                who,
                () -> who.party() != Party.SUBJECT || !who.whose().equals(of.key)
                        ? "not theirs"
                        : of.step.equals("NOTIFIED") ? null : "not at " + of.step,
                Ask.put(of.line.at(Objects.requireNonNull(of.id), "/filing"), filing(of, whole))
                        .at(of.draftVersion),
                reply -> {
                    of.draftVersion = reply.json().path("version").asLong();
                    of.draftComplete = whole;
                },
                List.of(of));
    }

    private Map<String, Object> filing(Dossier of, boolean whole) {
        if (of.line == LineYear.PRACTITIONERS) {
            return whole
                    ? Map.of("employer", "自营", "occupation", "采样员", "qualifications", "无", "truthful", true)
                    : Map.of("employer", "自营");
        }
        Map<String, Object> facts = Map.of(
                "legalRepresentative",
                "签署人",
                "address",
                "某路1号",
                "phone",
                "0472-0000000",
                "qualifications",
                "无",
                "staff",
                3);
        return whole
                ? Map.of(
                        "facts",
                        facts,
                        "commitment",
                        Map.of(
                                "items",
                                List.of(1, 2, 3, 4, 5, 6),
                                "products",
                                "检测报告",
                                "other",
                                "无",
                                "signer",
                                "签署人",
                                "uscc",
                                of.key,
                                "signedOn",
                                world.today.toString()))
                : Map.of("facts", facts);
    }
}
