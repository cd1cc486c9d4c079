package io.ecocredit.dossiers;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.records.RecordService;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.subject.Uscc;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** An institution's records in a browser, and each on a page of its own with a form for whatever may be done about it. */
@Path(RecordPages.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class RecordPages {

    static final String PATH = "/inside/records";

    private final RecordService records;
    private final DossierPage page;
    private final Visitors visitors;
    private final Caller caller;

    RecordPages(RecordService records, DossierPage page, Visitors visitors, Caller caller) {
        this.records = records;
        this.page = page;
        this.visitors = visitors;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance records(
                Visitor visitor, @Nullable String uscc, Page<RecordView> page, @Nullable String more);
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> recordsPage(
            @QueryParam("uscc") @Nullable String uscc, @QueryParam("cursor") @Nullable String cursor) {
        String of = Forms.text(uscc);
        Uscc institution = of == null ? null : new Uscc(of);
        return records.ofInstitution(institution, Window.of(cursor, null, key -> !key.isBlank()), caller.actor())
                .map(found -> Templates.records(visitors.current(), of, found, more(of, found.next())));
    }

    private static @Nullable String more(@Nullable String uscc, @Nullable String cursor) {
        return cursor == null ? null : Forms.address(PATH, Map.of("uscc", uscc == null ? "" : uscc, "cursor", cursor));
    }

    @GET
    @Path("/{number}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> recordPage(@PathParam("number") String number) {
        return page.of(number);
    }
}
