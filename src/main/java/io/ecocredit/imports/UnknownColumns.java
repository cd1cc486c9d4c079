package io.ecocredit.imports;

import io.ecocredit.platform.privacy.PersonalNumbers;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a file has in place of its header. That may be its first row, with a person's number and name in it, and what is said
 * of a file is kept with the institutions' data: of persons only the places of the columns are told (A36, I-35).
 */
@Cites(provisions = Provision.A36_PARAGRAPH_1, settles = Interpretation.I_35)
final class UnknownColumns {

    private static final int MOST = 20;

    private UnknownColumns() {}

    /** The columns of a header that its kind does not have: their texts, or their places where one may be of a person. */
    static String told(List<String> header, List<String> columns, boolean isOfPersons) {
        List<Integer> unknown = IntStream.range(0, header.size())
                .filter(column -> !columns.contains(header.get(column)))
                .boxed()
                .toList();
        String texts = unknown.stream().map(header::get).collect(Collectors.joining(","));
        return !unknown.isEmpty() && (isOfPersons || PersonalNumbers.isIn(texts)) ? places(unknown) : texts;
    }

    private static String places(List<Integer> columns) {
        return columns.stream()
                        .limit(MOST)
                        .map(column -> Integer.toString(column + 1))
                        .collect(Collectors.joining("、", "第", columns.size() > MOST ? "等列" : "列"))
                + "，共" + columns.size() + "列，可能含有个人信息，不予重复";
    }
}
