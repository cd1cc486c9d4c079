package io.ecocredit.grades;

import io.ecocredit.grades.GradeRepository.Found;
import io.ecocredit.grades.GradeResource.FormerName;
import io.ecocredit.grades.PublicAnswers.Answer;
import io.ecocredit.platform.edge.PublicAddress;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.QrCode;
import io.ecocredit.platform.precondition.Digests;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An institution's results for people: rendered here, readable without scripts, by keyboard and on a phone (A20.6). */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Cites(provisions = Provision.A20_ITEM_6)
public class GradePages {

    private final GradeRepository results;
    private final PublicAnswers answers;
    private final Json json;
    private final PublicAddress addresses;

    GradePages(GradeRepository results, PublicAnswers answers, Json json, PublicAddress addresses) {
        this.results = results;
        this.answers = answers;
        this.json = json;
        this.addresses = addresses;
    }

    /**
     * What the page of an institution shows.
     *
     * @param address of this service, as the public reaches it
     * @param digest SHA-256, in hexadecimal, of what the interface answers for the code
     * @param structured the result in the words of schema.org
     */
    record Sheet(
            PublishedGrade current,
            List<PublishedGrade> earlier,
            List<FormerName> formerNames,
            @Nullable String successor,
            String address,
            String digest,
            QrCode code,
            String structured) {}

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance institution(Sheet sheet);
    }

    @GET
    @Path("grades/{uscc}")
    @Declared(open = true)
    public Uni<Response> institutionPage(
            @PathParam("uscc") String uscc, @Context RoutingContext request, @Context Request conditions) {
        String address = addresses.of("", request.request());
        return results.whole(uscc)
                .flatMap(code -> answers.to(
                        "institution " + code + " " + address,
                        conditions,
                        () -> results.of(code, null).map(found -> page(found, code, address))));
    }

    private Optional<Answer> page(Found found, String code, String address) {
        String successor = found.successor();
        if (!found.own().isEmpty()) {
            return Optional.of(
                    Answer.ok(Templates.institution(sheet(found, code, address)).render()));
        }
        return Optional.ofNullable(successor)
                .map(to -> new Answer(
                        Response.Status.FOUND.getStatusCode(), Buffer.buffer(), Map.of("Location", "/grades/" + to)));
    }

    private Sheet sheet(Found found, String code, String address) {
        List<PublishedGrade> shown = found.own().stream()
                .map(each -> json.read(each, PublishedGrade.class))
                .toList();
        PublishedGrade current = shown.getFirst();
        return new Sheet(
                current,
                shown.subList(1, shown.size()),
                List.of(json.read(found.formerNames(), FormerName[].class)),
                found.successor(),
                address,
                Digests.hex(json.write(GradeResource.history(found))),
                QrCode.of(address + "/grades/" + code),
                json.writeForScript(StructuredData.of(current, address)));
    }
}
