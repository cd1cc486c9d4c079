package io.ecocredit.publication;

import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.publication.PublicationRepository.Announcement;
import io.ecocredit.publication.PublicationRepository.Composed;
import io.ecocredit.publication.PublicationRepository.Last;
import io.ecocredit.publication.PublicationRepository.Operation;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/** Tells institutions what becomes public of them, in the transaction that shows it: nobody learns it from a page first (I-32). */
@Singleton
@Cites(settles = Interpretation.I_32)
class ResultLetters {

    private static final Actor SENDER = Actor.system("publication");

    private final Inbox inbox;
    private final Divisions divisions;
    private final LegalClock clock;

    ResultLetters(Inbox inbox, Divisions divisions, LegalClock clock) {
        this.inbox = inbox;
        this.divisions = divisions;
        this.clock = clock;
    }

    Uni<Void> shown(SqlConnection connection, Announcement announcement, List<Composed> results) {
        return inbox.deliver(
                connection,
                results.stream()
                        .map(each -> letter(announcement.operation(), each.result()))
                        .toList(),
                SENDER);
    }

    private Letter letter(Operation operation, PublicResult result) {
        boolean isRevised = operation == Operation.REVISED;
        LocalDate today = clock.today();
        return new Letter(
                Recipient.institution(result.uscc()),
                result.year(),
                null,
                isRevised ? "revision" : "publication",
                result.year() + "年度信用评价结果" + (isRevised ? "已修订" : "已公布"),
                called(result) + result.year() + "年度信用评价结果"
                        + (isRevised ? "自" + today + "起修订为" : "于" + result.publishedOn() + "公布：")
                        + words(result.finding()) + "。" + next(result, today),
                Clause.of(isRevised ? Article.A31 : Article.A20).as(Interpretation.I_32),
                null,
                null,
                today);
    }

    private static String called(PublicResult result) {
        return result.institution().name() + "（" + result.uscc() + "）：";
    }

    private static String words(PublicResult.Finding finding) {
        return "信用分值" + finding.score().toPlainString() + "分，" + finding.grade().label()
                + (finding.ratedBy() == RatedBy.DIRECT ? "（直接评定）" : "");
    }

    private String next(PublicResult result, LocalDate today) {
        if (!result.finding().grade().isAdverse()) {
            return "有计入的失信信息的，完成有效整改后可以申请信用修复（" + Provision.A26_PARAGRAPH_3.citation() + "）。";
        }
        RuleBook rules = RuleBook.at(today);
        return "完成有效整改后，可以在系统中就所计入的信息提交信用修复申请和整改证明材料，由"
                + divisions.nameOf(result.finding().leadLeague()) + "生态环境局自收到之日起"
                + rules.dated(Rule.REPAIR_DECISION_PERIOD).inChinese() + "内决定（" + Provision.A26_PARAGRAPH_3.citation()
                + "）；未修复的，至迟公开至" + rules.get(Rule.PUBLIC_YEARS).from(result.publishedOn()) + "。";
    }

    /** Also what leaves the public: the reason is told by whoever caused it, where it may be told. */
    Uni<Void> withdrawn(SqlConnection connection, List<Last> results) {
        LocalDate today = clock.today();
        return inbox.deliver(
                connection,
                results.stream()
                        .map(each -> new Letter(
                                Recipient.institution(each.uscc()),
                                each.year(),
                                null,
                                "revision",
                                each.year() + "年度信用评价结果停止公开",
                                each.name() + "（" + each.uscc() + "）：" + each.year() + "年度信用评价结果自" + today + "起不再公开。",
                                Clause.of(Article.A31).as(Interpretation.I_32),
                                null,
                                null,
                                today))
                        .toList(),
                SENDER);
    }
}
