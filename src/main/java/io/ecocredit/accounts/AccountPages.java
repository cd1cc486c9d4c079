package io.ecocredit.accounts;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.accounts.AccountResource.ApprovalOrder;
import io.ecocredit.accounts.Approval.Capacity;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.regulation.subject.Uscc;
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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who acts for an institution, in a browser (I-29). */
@Path("/inside/institutions/{uscc}/accounts")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class AccountPages {

    private final AccountService accounts;
    private final Caller caller;
    private final Visitors visitors;

    AccountPages(AccountService accounts, Caller caller, Visitors visitors) {
        this.accounts = accounts;
        this.caller = caller;
        this.visitors = visitors;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance accounts(
                Visitor visitor, String uscc, List<Approval> approvals, Form form, @Nullable Problem fault);
    }

    @GET
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> accountsPage(@PathParam("uscc") String uscc) {
        return page(new Uscc(uscc), Form.nothing(), null);
    }

    private Uni<TemplateInstance> page(Uscc uscc, Form form, @Nullable Problem fault) {
        return accounts.standing(uscc.value(), caller.actor())
                .map(approvals -> Templates.accounts(visitors.current(), uscc.value(), approvals, form, fault));
    }

    @POST
    @ActsAs(of = AccountResource.class, operation = "approveAccount")
    public Uni<Response> approveAccountOnPage(@PathParam("uscc") String uscc, Form form) {
        Uscc institution = new Uscc(uscc);
        return Forms.carryOut(
                () -> accounts.approve(
                                uscc,
                                form.read(AccountApproval.class)
                                        .on(visitors.current().today()),
                                caller.act(uscc))
                        .replaceWith(address(uscc)),
                fault -> page(institution, form.refused(fault), fault));
    }

    /** An approval of an account that is named with it. */
    record AccountApproval(
            @Nullable String account,
            @Nullable Capacity capacity,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable String document) {

        Approval on(LocalDate today) {
            return new ApprovalOrder(capacity, validFrom, validUntil, document)
                    .of(Objects.requireNonNullElse(account, ""), today);
        }
    }

    /** Whose approval ends. */
    record Ending(@Nullable String account) {}

    @POST
    @Path("/end")
    @ActsAs(of = AccountResource.class, operation = "endAccount")
    public Uni<Response> endAccountOnPage(@PathParam("uscc") String uscc, Form form) {
        Uscc institution = new Uscc(uscc);
        return Forms.carryOut(
                () -> accounts.end(
                                uscc,
                                Objects.requireNonNullElse(
                                        form.read(Ending.class).account(), ""),
                                caller.act(uscc))
                        .replaceWith(address(uscc)),
                fault -> page(institution, Form.nothing(), fault));
    }

    private static String address(String uscc) {
        return "/inside/institutions/" + uscc + "/accounts";
    }
}
