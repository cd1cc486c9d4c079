package io.ecocredit.accounts;

import io.ecocredit.platform.access.AccessCondition;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Lets in, of those whose token names an institution, the accounts that a league has approved for it. */
@Singleton
@Cites(settles = Interpretation.I_29)
final class AccountAdmission implements AccessCondition {

    private final AccountService accounts;

    AccountAdmission(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public Uni<Void> admit(SecurityIdentity identity) {
        Actor actor = Caller.actor(identity);
        String uscc = actor.uscc();
        if (uscc == null) {
            return Uni.createFrom().voidItem();
        }
        return accounts.isApproved(actor, uscc)
                .invoke(approved -> Require.that(
                        approved,
                        () -> RefusalException.of(RefusalCode.ACCOUNT_NOT_APPROVED, "该账户未经盟市生态环境局批准代表该机构办理，或批准已到期")))
                .replaceWithVoid();
    }
}
