package io.ecocredit.procedure.board;

import io.ecocredit.regulation.procedure.Step;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Leagues by step, as a page shows them.
 *
 * @param steps those at which there are any cases, in the order of the procedure
 */
public record ProgressBoard(List<Step> steps, List<Row> rows) {

    /** Cases of a league by step. */
    public record Row(String league, String leagueLabel, Map<Step, Long> cases, long overdue) {
        public long at(Step step) {
            return cases.getOrDefault(step, 0L);
        }

        private Row plus(Progress progress) {
            cases.put(progress.step(), progress.cases());
            return new Row(league, leagueLabel, cases, overdue + progress.overdue());
        }
    }

    public static ProgressBoard of(List<Progress> progress) {
        Map<String, Row> rows = new TreeMap<>();
        for (Progress each : progress) {
            rows.compute(
                    each.league(),
                    (league, before) -> (before == null
                                    ? new Row(league, each.leagueLabel(), new EnumMap<>(Step.class), 0)
                                    : before)
                            .plus(each));
        }
        List<Step> steps = Arrays.stream(Step.values())
                .filter(step -> progress.stream().anyMatch(each -> each.step() == step))
                .toList();
        return new ProgressBoard(steps, List.copyOf(rows.values()));
    }
}
