package io.ecocredit.accounts;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.accounts.Approval.Capacity;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Uscc;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who acts for an institution. */
@Path("/api/v1/institutions/{uscc}/accounts")
@Authenticated
@Tag(name = "institutions")
public class AccountResource {

    private final AccountService accounts;
    private final Caller caller;
    private final LegalClock clock;

    AccountResource(AccountService accounts, Caller caller, LegalClock clock) {
        this.accounts = accounts;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param capacity the institution's own account unless it says otherwise
     * @param validFrom first day, today when absent
     * @param validUntil last day; an agent's must have one
     * @param document of the agent's authority
     */
    public record ApprovalOrder(
            @Nullable Capacity capacity,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable String document) {

        Approval of(String account, LocalDate today) {
            return new Approval(
                    account,
                    capacity == null ? Capacity.OWN : capacity,
                    validFrom == null ? today : validFrom,
                    validUntil,
                    document);
        }
    }

    @GET
    @Operation(summary = "代表该机构的账户 · the accounts that act for an institution")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<List<Approval>> accounts(@PathParam("uscc") String uscc) {
        return accounts.standing(new Uscc(uscc).value(), caller.actor());
    }

    @PUT
    @Path("/{account}")
    @Operation(
            summary = "批准账户代表该机构 · let an account act for an institution",
            description = "account is the subject (sub) of its tokens. Replaces what it was approved for before.")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.INSTITUTION)
    public Uni<Approval> approveAccount(
            @PathParam("uscc") String uscc, @PathParam("account") String account, @Nullable ApprovalOrder order) {
        ApprovalOrder stated = Stated.body(order);
        return accounts.approve(new Uscc(uscc).value(), stated.of(account, clock.today()), caller.act(uscc));
    }

    @DELETE
    @Path("/{account}")
    @Operation(summary = "终止账户的代表权 · end it")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.INSTITUTION)
    public Uni<Void> endAccount(@PathParam("uscc") String uscc, @PathParam("account") String account) {
        return accounts.end(new Uscc(uscc).value(), account, caller.act(uscc));
    }
}
