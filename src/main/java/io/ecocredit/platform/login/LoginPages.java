package io.ecocredit.platform.login;

import io.ecocredit.platform.clients.Clients;
import io.ecocredit.platform.clock.SystemClock;
import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.platform.identity.DemonstrationRole;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.InsidePages;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way into the pages inside: by the OpenID provider, or in a demonstration by choosing a role. Outside a demonstration
 * there is nothing to choose.
 */
@Path(InsidePages.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class LoginPages {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String OFFICER = "[12]";
    private static final int LONGEST_AUTHORITY = 100;
    private static final String PERSON = "[^\\p{Cntrl}]{1,100}";

    private final Divisions divisions;
    private final HttpAuthenticator authenticator;
    private final CurrentIdentityAssociation association;
    private final Clients clients;
    private final Clock machineClock = SystemClock.utc();

    LoginPages(
            Divisions divisions,
            HttpAuthenticator authenticator,
            CurrentIdentityAssociation association,
            Clients clients) {
        this.divisions = divisions;
        this.authenticator = authenticator;
        this.association = association;
        this.clients = clients;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance login(
                List<Division> leagues, String sample, String person, @Nullable String fault);
    }

    @GET
    @Path("/login")
    @Declared(open = true)
    public Uni<Response> loginPage(RoutingContext request) {
        if (DemonstrationSession.identity().isPresent()) {
            return Uni.createFrom().item(Forms.page(200, page(null)));
        }
        return association
                .getDeferredIdentity()
                .flatMap(identity -> identity.isAnonymous()
                        ? authenticator.getChallenge(request).map(LoginPages::toProvider)
                        : Uni.createFrom().item(Forms.goTo(InsidePages.PATH)));
    }

    private TemplateInstance page(@Nullable String fault) {
        return Templates.login(
                divisions.leagues(), DemonstrationRole.SAMPLE_USCC, DemonstrationRole.SAMPLE_PERSON, fault);
    }

    private static Response toProvider(@Nullable ChallengeData challenge) {
        if (challenge == null || challenge.status != Response.Status.FOUND.getStatusCode()) {
            throw new ProblemException(EdgeCode.NO_LOGIN, "本系统未配置页面登录，请联系运维人员");
        }
        Response.ResponseBuilder redirect = Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> redirect.header(name.toString(), value));
        return redirect.build();
    }

    /**
     * Whose role somebody takes.
     *
     * @param officer which of the two of an authority
     * @param code of the league, institution, person or unit
     */
    record Choice(
            @Nullable String role,
            @Nullable String officer,
            @Nullable String code) {}

    @POST
    @Path("/login")
    @Declared(open = true)
    public Response chooseRoleOnPage(Form form, RoutingContext request) {
        DemonstrationIdentity identity =
                DemonstrationSession.identity().orElseThrow(() -> new ProblemException(EdgeCode.NO_LOGIN, "此处不能选择角色"));
        Choice choice = form.read(Choice.class);
        String chosen = Objects.requireNonNullElse(choice.role(), "");
        String number = Objects.requireNonNullElse(choice.officer(), "1");
        if (!number.matches(OFFICER)) {
            return Forms.page(400, page("工作人员应为1或2"));
        }
        String typed = Objects.requireNonNullElse(choice.code(), "");
        String fault = faultOf(chosen, typed);
        if (fault != null) {
            return Forms.page(400, page(fault));
        }
        String name = switch (chosen) {
            case Roles.REGION -> "demonstration-region-" + number;
            case Roles.LEAGUE -> "demonstration-" + typed + "-" + number;
            default -> "demonstration-" + chosen;
        };
        String token = identity.token(chosen, name, claims(chosen, typed), machineClock);
        return Response.fromResponse(Forms.goTo(InsidePages.PATH))
                .cookie(cookie(token, (int) LIFETIME.toSeconds(), request))
                .build();
    }

    private @Nullable String faultOf(String role, String code) {
        return switch (role) {
            case Roles.REGION -> null;
            case Roles.LEAGUE -> divisions.refusalAsLeague("code", code).isPresent() ? "没有这个盟市" : null;
            case Roles.INSTITUTION -> Uscc.refusalOf(code).isPresent() ? "统一社会信用代码应为18位" : null;
            case Roles.PRACTITIONER -> code.matches(PERSON) ? null : "从业人员编号应为1至100字";
            case Roles.PROVIDER ->
                code.isEmpty() || code.length() > LONGEST_AUTHORITY ? "单位名称应为1至" + LONGEST_AUTHORITY + "字" : null;
            default -> "请选择角色";
        };
    }

    private static Map<String, String> claims(String role, String code) {
        return switch (role) {
            case Roles.REGION -> Map.of("division", Divisions.REGION);
            case Roles.LEAGUE -> Map.of("division", code);
            case Roles.INSTITUTION -> Map.of("uscc", code);
            case Roles.PRACTITIONER -> Map.of("person", code);
            default -> {
                Map<String, String> claims = new HashMap<>(DemonstrationRole.PROVIDER.claims());
                claims.put("authority", code);
                yield claims;
            }
        };
    }

    /** Ends the session of a demonstration; that of a login ends at the provider, to which asking who it is leads. */
    @GET
    @Path("/logout")
    @Declared(open = true)
    public Uni<Response> logOutPage(RoutingContext request) {
        return association
                .getDeferredIdentity()
                .map(identity -> Response.fromResponse(Forms.goTo("/"))
                        .cookie(cookie("", 0, request))
                        .build());
    }

    private NewCookie cookie(String value, int seconds, RoutingContext request) {
        return new NewCookie.Builder(DemonstrationSession.COOKIE)
                .value(value)
                .path(InsidePages.PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(clients.isSecure(request.request()))
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
