package io.ecocredit.grades;

import io.ecocredit.regulation.disclosure.GradeExplanation;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import java.util.Arrays;
import java.util.List;

/** What a grade means, for those who have not read the measure. */
record GradeMeaning(String grade, String label, String meaning, String clause) {

    static List<GradeMeaning> all() {
        return Arrays.stream(Grade.values()).map(GradeMeaning::of).toList();
    }

    private static GradeMeaning of(Grade grade) {
        GradeExplanation byScore = GradeExplanation.of(grade, RatedBy.SCORE);
        GradeExplanation directly = GradeExplanation.of(grade, RatedBy.DIRECT);
        boolean either = grade == Grade.BAD;
        return new GradeMeaning(
                grade.name(),
                grade.label(),
                byScore.meaning() + (either ? "或者：" + directly.meaning() : ""),
                byScore.clause().citation() + (either ? "、" + directly.clause().citation() : ""));
    }
}
