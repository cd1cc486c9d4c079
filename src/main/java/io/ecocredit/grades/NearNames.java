package io.ecocredit.grades;

import io.ecocredit.grades.GradeResource.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Orders names by how little what was typed differs from them: a character wrong, missing or too many, or two swapped. What was
 * typed may be a part of the name only.
 */
final class NearNames {

    private final int[] typed;

    /** @param typed folded, as the names are */
    NearNames(String typed) {
        this.typed = typed.codePoints().toArray();
    }

    /** A name with the form in which it is searched. */
    record Named(String uscc, String name, String folded) {}

    /**
     * How a name fits what was typed. Of two names with the same number of mistakes, the one that has all that was typed is
     * likelier: whoever leaves out a character or swaps two says nothing false, and a wrong one can be any of thousands.
     *
     * @param within mistakes if what was typed may be a part of the name
     * @param lacking how many of the characters that were typed the name does not have
     */
    private record Fit(Named named, int whole, int within, int lacking) {
        private static final Comparator<Fit> BEST_FIRST = Comparator.comparingInt((Fit fit) -> fit.whole() > 1 ? 1 : 0)
                .thenComparingInt(Fit::within)
                .thenComparingInt(Fit::lacking)
                .thenComparingInt(Fit::whole)
                .thenComparing(fit -> fit.named().uscc());
    }

    /** Those with one mistake at most. */
    List<Named> oneMistakeOff(List<Named> names) {
        return names.stream().filter(each -> distance(each.folded()) <= 1).toList();
    }

    /** The best first, each institution once. */
    List<Suggestion> nearest(List<Named> names, int most) {
        Set<String> known = new HashSet<>();
        return names.stream()
                .map(this::fit)
                .sorted(Fit.BEST_FIRST)
                .map(Fit::named)
                .filter(each -> known.add(each.uscc()))
                .limit(most)
                .map(each -> new Suggestion(each.uscc(), each.name()))
                .toList();
    }

    private Fit fit(Named named) {
        int[] name = named.folded().codePoints().toArray();
        int[] mistakes = mistakes(name, true);
        return new Fit(
                named,
                mistakes(name, false)[name.length],
                Arrays.stream(mistakes).min().orElseThrow(),
                lacking(name));
    }

    /** How many such mistakes lie between a name and what was typed (optimal string alignment). */
    int distance(String folded) {
        int[] name = folded.codePoints().toArray();
        return mistakes(name, false)[name.length];
    }

    private int lacking(int[] name) {
        List<Integer> left = new ArrayList<>(Arrays.stream(name).boxed().toList());
        return (int) Arrays.stream(typed)
                .filter(each -> !left.remove(Integer.valueOf(each)))
                .count();
    }

    /** The mistakes between what was typed and each beginning of a name, or each of its parts that ends there. */
    private int[] mistakes(int[] name, boolean anywhere) {
        int[] beforeLast = new int[name.length + 1];
        int[] last = new int[name.length + 1];
        for (int column = 0; column <= name.length; column++) {
            last[column] = anywhere ? 0 : column;
        }
        for (int row = 1; row <= typed.length; row++) {
            int[] now = new int[name.length + 1];
            now[0] = row;
            for (int column = 1; column <= name.length; column++) {
                int change = typed[row - 1] == name[column - 1] ? 0 : 1;
                now[column] = Math.min(Math.min(now[column - 1], last[column]) + 1, last[column - 1] + change);
                boolean swapped = row > 1
                        && column > 1
                        && typed[row - 1] == name[column - 2]
                        && typed[row - 2] == name[column - 1];
                if (swapped) {
                    now[column] = Math.min(now[column], beforeLast[column - 2] + 1);
                }
            }
            beforeLast = last;
            last = now;
        }
        return last;
    }
}
