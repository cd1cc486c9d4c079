package io.ecocredit.platform.pages;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.ChineseNumber;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.LegalText;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.StatuteArticle;
import io.ecocredit.regulation.time.EvaluationYear;
import io.quarkus.qute.TemplateData;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;

/**
 * The law as pages and letters cite it: texts, articles, provisions and readings by their names, which a build refuses when
 * there are none such, and the numbers of the rule book. Where no year is passed they are those of today.
 */
@Named("law")
@Singleton
@TemplateData(target = LegalText.class, namespace = "legalText", ignoreSuperclasses = true)
@TemplateData(target = Article.class, namespace = "article", ignoreSuperclasses = true)
@TemplateData(target = Provision.class, namespace = "provision", ignoreSuperclasses = true)
@TemplateData(target = Interpretation.class, namespace = "interpretation", ignoreSuperclasses = true)
public class Law {

    private static final DateTimeFormatter LAST_DAY = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter FIRST_DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");

    private final LegalClock clock;

    Law(LegalClock clock) {
        this.clock = clock;
    }

    private RuleBook today() {
        return RuleBook.at(clock.today());
    }

    /** Points that an institution starts from, in the year that has begun. */
    public BigDecimal baseline() {
        return RuleBook.of(clock.today().getYear()).get(Rule.FIRST_BASELINE);
    }

    /** First and last day of an evaluation year. */
    public String period(int year) {
        EvaluationYear of = new EvaluationYear(year);
        return FIRST_DAY.format(of.firstDay()) + "至" + LAST_DAY.format(of.lastDay());
    }

    /** Why nobody decides about whom they have a conflict of interest with. */
    public String recusal() {
        return StatuteArticle.CIVIL_SERVANTS_RECUSAL.text().number() + StatuteArticle.CIVIL_SERVANTS_RECUSAL.citation();
    }

    /** Hints on one institution that bring a co-investigation notice. */
    public int hints() {
        return today().get(Rule.HINT_THRESHOLD);
    }

    /** Working days in which an application for repair is decided. */
    public int repairDecisionDays() {
        return today().get(Rule.REPAIR_DECISION_PERIOD);
    }

    /** Working days of a public notice, as Chinese writes the number. */
    public String publicNoticeDays() {
        return ChineseNumber.of(RuleBook.of(clock.today().getYear()).get(Rule.PUBLIC_NOTICE_PERIOD));
    }

    /** Years without a record before a person can be repaired, as Chinese writes the number. */
    public String personsRepairYears() {
        return repairYears(today());
    }

    /** The same for a rating of a year. */
    public String personsRepairYears(int year) {
        return repairYears(RuleBook.at(new EvaluationYear(year).lastDay()));
    }

    private static String repairYears(RuleBook book) {
        return ChineseNumber.of(book.get(Rule.PRACTITIONER_REPAIR_YEARS).number());
    }
}
