package io.ecocredit.grades;

import io.ecocredit.regulation.disclosure.GradeExplanation;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.text.RuleBook;
import java.util.Arrays;
import java.util.List;

/** What a grade means, for those who have not read the measure. */
record GradeMeaning(String grade, String label, String meaning, String clause) {

    static List<GradeMeaning> all(RuleBook rules) {
        return Arrays.stream(Grade.values()).map(grade -> of(grade, rules)).toList();
    }

    private static GradeMeaning of(Grade grade, RuleBook rules) {
        GradeExplanation byScore = GradeExplanation.of(grade, RatedBy.SCORE, rules);
        GradeExplanation directly = GradeExplanation.of(grade, RatedBy.DIRECT, rules);
        boolean either = grade == Grade.BAD;
        return new GradeMeaning(
                grade.name(),
                grade.label(),
                byScore.meaning() + (either ? "或者：" + directly.meaning() : ""),
                byScore.clause().citation() + (either ? "、" + directly.clause().citation() : ""));
    }
}
