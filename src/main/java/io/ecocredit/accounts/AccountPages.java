package io.ecocredit.accounts;

import io.ecocredit.accounts.Approval.Capacity;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.regulation.subject.Uscc;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
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

    /** What somebody typed to approve an account. */
    public static final class ApprovalForm {
        @RestForm
        @Nullable
        String account;

        @RestForm
        @Nullable
        String capacity;

        @RestForm
        @Nullable
        String validFrom;

        @RestForm
        @Nullable
        String validUntil;

        @RestForm
        @Nullable
        String document;

        /** What was typed into a field, to be shown again. */
        public String typed(String field) {
            String value = switch (field) {
                case "account" -> account;
                case "validFrom" -> validFrom;
                case "validUntil" -> validUntil;
                default -> document;
            };
            return Objects.requireNonNullElse(value, "");
        }

        public boolean isAgent() {
            return Capacity.AGENT.name().equals(capacity);
        }

        Approval approval(LocalDate today) {
            LocalDate from = Forms.date("validFrom", validFrom);
            return new Approval(
                    Objects.requireNonNullElse(Forms.text(account), ""),
                    isAgent() ? Capacity.AGENT : Capacity.OWN,
                    from == null ? today : from,
                    Forms.date("validUntil", validUntil),
                    Forms.text(document));
        }
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance accounts(
                Visitor visitor, String uscc, List<Approval> approvals, ApprovalForm form, @Nullable Problem fault);
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> accountsPage(@PathParam("uscc") String uscc) {
        return page(new Uscc(uscc), new ApprovalForm(), null);
    }

    private Uni<TemplateInstance> page(Uscc uscc, ApprovalForm form, @Nullable Problem fault) {
        return accounts.standing(uscc.value(), caller.actor())
                .map(approvals -> Templates.accounts(visitor(), uscc.value(), approvals, form, fault));
    }

    @POST
    @Operation(hidden = true)
    public Uni<Response> approveAccountOnPage(@PathParam("uscc") String uscc, @BeanParam ApprovalForm typed) {
        Uscc institution = new Uscc(uscc);
        return Forms.carryOut(
                Uni.createFrom()
                        .deferred(() -> accounts.approve(
                                uscc, typed.approval(visitor().today()), caller.act("institution", uscc)))
                        .replaceWith(address(uscc)),
                fault -> page(institution, typed, fault));
    }

    @POST
    @Path("/end")
    @Operation(hidden = true)
    public Uni<Response> endAccountOnPage(@PathParam("uscc") String uscc, @RestForm @Nullable String account) {
        Uscc institution = new Uscc(uscc);
        return Forms.carryOut(
                Uni.createFrom()
                        .deferred(() -> accounts.end(
                                uscc, Objects.requireNonNullElse(account, ""), caller.act("institution", uscc)))
                        .replaceWith(address(uscc)),
                fault -> page(institution, new ApprovalForm(), fault));
    }

    private Visitor visitor() {
        return visitors.current();
    }

    private static String address(String uscc) {
        return "/inside/institutions/" + uscc + "/accounts";
    }
}
