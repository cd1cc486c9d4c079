package io.ecocredit.stories.model;

import io.ecocredit.procedure.LineYear;
import io.ecocredit.stories.model.Api.Ask;
import io.ecocredit.stories.model.Api.Reply;
import io.ecocredit.stories.model.Seat.Party;
import io.ecocredit.stories.model.World.Attempt;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What becomes known of subjects meanwhile: records by entry and by file, decisions on them, rectifications by file. */
final class Facts {

    private static final int MOST = 5;
    private static final Map<String, Integer> POINTS = Map.of("1-12", 5, "1-09", 10, "1-10", 10, "1-18", 5);
    private static final Map<String, String> BUREAUS = Map.of(World.LEAGUE, "包头市生态环境局", World.NEIGHBOUR, "呼和浩特市生态环境局");

    private static final String RECORDS =
            "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                    + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n";
    private static final String PERSON_RECORDS =
            "record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,"
                    + "client_name,summary\n";

    private final World world;
    private int numbers;

    Facts(World world) {
        this.world = world;
    }

    /** Something about a record of anybody. */
    @Nullable
    Attempt any(Steps steps) {
        Dossier of = world.any(world.dossiers);
        Seat who = world.oneIn(3) ? steps.anybody(of) : world.officer(of.league);
        if (of.facts.isEmpty() || (of.facts.size() < MOST && world.oneIn(3))) {
            return world.oneIn(2) ? byFile(fact(of)) : entry(of, fact(of), who);
        }
        Fact fact = world.any(of.facts);
        return switch (world.random.nextInt(4)) {
            case 0 -> decision(of, fact, who, "withdrawal");
            case 1 -> decision(of, fact, who, "quashing");
            case 2 -> decision(of, fact, who, "reinstatement");
            default -> rectification(of, fact);
        };
    }

    private Fact fact(Dossier of) {
        boolean persons = of.line == LineYear.PRACTITIONERS;
        boolean direct = !persons && world.oneIn(7);
        String indicator = persons
                ? "2-01"
                : direct ? "18-1" : world.any(POINTS.keySet().stream().sorted().toList());
        LocalDate produced = world.oneIn(5)
                ? world.today.minusDays(world.random.nextInt(20))
                : LocalDate.of(World.YEAR, 1 + world.random.nextInt(12), 1 + world.random.nextInt(28));
        String bureau = bureau(of);
        return new Fact(
                "M%d-%d".formatted(world.episode, ++numbers),
                of.key,
                of.league,
                indicator,
                direct ? 0 : POINTS.getOrDefault(indicator, 0),
                direct,
                produced,
                persons && world.oneIn(2) ? bureau.replace("生态环境", "市场监督管理") : bureau);
    }

    private static String bureau(Dossier of) {
        return BUREAUS.getOrDefault(of.league, "");
    }

    private Attempt entry(Dossier of, Fact fact, Seat who) {
        boolean persons = of.line == LineYear.PRACTITIONERS;
        String path = persons ? "/api/v1/practitioners/" + of.key + "/records" : "/api/v1/records";
        return new Attempt(
                "(record by entry)",
                who,
                () -> who.party() == Party.REGION || isOfLeague(who, of) ? null : "not theirs",
                Ask.post(path, form(fact, persons)),
                reply -> entered(of, fact),
                List.of(of));
    }

    private static boolean isOfLeague(Seat who, Dossier of) {
        return who.party() == Party.LEAGUE && who.whose().equals(of.league);
    }

    private void entered(Dossier of, Fact fact) {
        of.facts.add(fact);
        of.touch();
        of.mustHaveLetter("record");
        if (of.heir != null) {
            of.heir.mustHaveLetter("record");
        }
    }

    private static Map<String, Object> form(Fact fact, boolean persons) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "recordNo",
                fact.number,
                "indicator",
                fact.indicator,
                "occurredOn",
                fact.produced.toString(),
                "producedOn",
                fact.produced.toString(),
                "division",
                fact.league,
                "authority",
                fact.authority,
                "documentNo",
                fact.number + "号",
                "summary",
                "某事"));
        if (!persons) {
            form.putAll(Map.of(
                    "uscc",
                    fact.subject,
                    "category",
                    fact.direct ? "SERIOUS" : "GENERAL",
                    "item",
                    fact.direct ? "14.1" : "13.4",
                    "source",
                    1));
        }
        return form;
    }

    /** A file is the region's or a league's work; what comes by it is known at once and followed a moment later. */
    private Attempt byFile(Fact fact) {
        Dossier of = world.dossiers.stream()
                .filter(each -> each.key.equals(fact.subject))
                .findFirst()
                .orElseThrow();
        boolean persons = of.line == LineYear.PRACTITIONERS;
        String day = fact.produced.toString();
        String row = persons
                ? PERSON_RECORDS
                        + String.join(
                                ",",
                                fact.number,
                                of.key,
                                "",
                                fact.indicator,
                                day,
                                day,
                                fact.league,
                                fact.authority,
                                fact.number + "号",
                                "",
                                "某事")
                : RECORDS
                        + String.join(
                                ",",
                                fact.number,
                                of.key,
                                fact.direct ? "SERIOUS" : "GENERAL",
                                fact.indicator,
                                fact.direct ? "14.1" : "13.4",
                                day,
                                day,
                                "",
                                fact.league,
                                fact.authority,
                                fact.number + "号",
                                "1,,,,,某事");
        return file(
                "(record by file)",
                persons ? "practitioner_records" : "records",
                row,
                of,
                () -> null,
                reply -> entered(of, fact));
    }

    private Attempt file(
            String name,
            String kind,
            String rows,
            Dossier of,
            Supplier<@Nullable String> refused,
            Consumer<Reply> done) {
        return new Attempt(
                name,
                Seat.region(world.oneIn(2) ? "one" : "two"),
                refused,
                Ask.file("/api/v1/imports/" + kind, rows + "\n", "text/csv;charset=UTF-8"),
                done,
                List.of(of));
    }

    /** A file that says that what a record tells of was put right (I-30). */
    private @Nullable Attempt rectification(Dossier of, Fact fact) {
        if (of.line == LineYear.PRACTITIONERS && of.wasKnown) {
            return null;
        }
        LocalDate on = world.oneIn(4) ? fact.produced.minusDays(1) : fact.produced.plusDays(world.random.nextInt(40));
        return file(
                "(rectification by file)",
                "rectifications",
                "record_no,confirmed_on,authority\n%s,%s,%s".formatted(fact.number, on, fact.authority),
                of,
                () -> rectification(of, fact, on),
                reply -> {
                    fact.ended = on;
                    of.touch();
                });
    }

    private @Nullable String rectification(Dossier of, Fact fact, LocalDate on) {
        if (fact.ended != null) {
            return on.equals(fact.ended) ? null : "put right already";
        }
        if (on.isBefore(fact.produced) || on.isAfter(world.today)) {
            return "not of the past";
        }
        Dossier furthest = of.furthest();
        boolean closed = fact.bears(World.YEAR) && (furthest.notice != null || furthest.isKnown());
        return closed ? "shown or told already" : null;
    }

    private Attempt decision(Dossier of, Fact fact, Seat who, String noun) {
        boolean fresh = !world.oneIn(6);
        long seen = fact.version - (fresh ? 0 : 1);
        String path = of.line == LineYear.INSTITUTIONS
                ? "/api/v1/records/" + fact.number
                : "/api/v1/practitioners/" + of.key + "/records/" + fact.number;
        Map<String, Object> order = noun.equals("quashing") || fact.quashed
                ? Map.of("reason", "决定撤销", "on", world.today.toString(), "authority", "某人民法院", "documentNo", "行1号")
                : Map.of("reason", "录入有误");
        return new Attempt(
                "(" + noun + " of a record)",
                who,
                () -> !isOfLeague(who, of)
                        ? "not theirs"
                        : seen != fact.version
                                ? "another version"
                                : fact.struck != noun.equals("reinstatement") ? "not as it stands" : null,
                Ask.post(path + "/" + noun, order).at(seen),
                reply -> {
                    fact.struck = !noun.equals("reinstatement");
                    fact.quashed = noun.equals("quashing");
                    if (fact.struck) {
                        fact.struckBy.add(who.name());
                    }
                    fact.version++;
                    of.touch();
                    of.mustHaveLetter(noun);
                    if (of.heir != null) {
                        of.heir.mustHaveLetter(noun);
                    }
                },
                List.of(of));
    }
}
