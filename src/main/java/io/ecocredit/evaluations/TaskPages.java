package io.ecocredit.evaluations;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.InboxResource;
import io.ecocredit.inbox.Message;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.InsidePages;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.procedure.line.NextSteps;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.text.WorkingPeriod;
import io.ecocredit.warnings.EarlyWarningView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What waits for whoever is logged in: cases by their days, and official notices (A20). */
@Path("/inside")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class TaskPages {

    private static final Set<String> NEVER_WAITS = Set.of(Action.REMOVE.noun(), Action.RETURN.noun());
    private static final int MOST_SHOWN = 100;

    private final OwnMatters matters;
    private final Inbox inbox;
    private final Caller caller;
    private final Visitors visitors;

    TaskPages(OwnMatters matters, Inbox inbox, Caller caller, Visitors visitors) {
        this.matters = matters;
        this.inbox = inbox;
        this.caller = caller;
        this.visitors = visitors;
    }

    /**
     * Something that waits.
     *
     * @param lastDay by when, null where nothing says so
     */
    record Task(CaseView of, String action, @Nullable LocalDate lastDay, boolean late, String clause) {}

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance tasks(
                Visitor visitor,
                @Nullable OwnResult result,
                List<EarlyWarningView> warned,
                List<Task> tasks,
                long more,
                List<Message> notices);
    }

    @GET
    @Declared(
            institution = OWN,
            practitioner = OWN,
            provider = OWN,
            league = OWN,
            region = ALL,
            subject = SubjectKind.EVALUATION)
    public Uni<Response> tasksPage() {
        Visitor visitor = visitors.current();
        if (visitor.isPractitioner()) {
            return Uni.createFrom().item(Forms.goTo(InsidePages.PRACTITIONERS));
        }
        if (visitor.isProducer()) {
            return Uni.createFrom().item(Forms.goTo(InsidePages.PRODUCERS));
        }
        return matters.of(caller.act(null)).map(own -> shown(visitor, own));
    }

    private static Response shown(Visitor visitor, OwnMatters.Found own) {
        List<Task> tasks = own.cases().stream()
                .flatMap(each -> first(each, visitor.today()).stream())
                .sorted(Comparator.comparing(Task::lastDay, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        return Forms.page(
                200,
                Templates.tasks(
                        visitor,
                        own.result(),
                        own.warned(),
                        tasks.stream().limit(MOST_SHOWN).toList(),
                        Math.max(0, tasks.size() - MOST_SHOWN),
                        own.notices()));
    }

    /**
     * What comes first with a case: filling in what is to be filed, or the first step that can be taken. Taking a case off
     * the list, or sending it back, never waits for anybody.
     */
    private static List<Task> first(CaseView each, LocalDate today) {
        Stream<Task> toFillIn = each.waiting().stream()
                .filter(waiting -> waiting.action().equals(Action.FILE.noun()))
                .map(waiting -> task(
                        each,
                        waiting.label(),
                        filingDue(each),
                        Objects.requireNonNullElse(waiting.clause(), ""),
                        today));
        Stream<Task> toTake = each.actions().stream()
                .filter(action -> !NEVER_WAITS.contains(action.action()))
                .map(action -> task(each, action.label(), action.lastDay(), action.clause(), today));
        return Stream.concat(toFillIn, toTake).limit(1).toList();
    }

    private static @Nullable LocalDate filingDue(CaseView each) {
        return each.deadlines().stream()
                .filter(due -> due.limit().equals(WorkingPeriod.FILING.name()))
                .map(NextSteps.DueDay::lastDay)
                .findFirst()
                .orElse(null);
    }

    private static Task task(CaseView of, String action, @Nullable LocalDate lastDay, String clause, LocalDate today) {
        return new Task(of, action, lastDay, lastDay != null && today.isAfter(lastDay), clause);
    }

    @POST
    @Path("/receipts/{message}")
    @ActsAs(of = InboxResource.class, operation = "openNotice")
    public Uni<Response> openNoticeOnPage(@PathParam("message") String message) {
        return inbox.open(message, caller.act(message)).replaceWith(() -> Forms.goTo("/inside#notices"));
    }
}
