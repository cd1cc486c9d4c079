package io.ecocredit.catalogues;

import io.ecocredit.catalogues.CatalogueResource.Row;
import io.ecocredit.catalogues.CatalogueResource.Whole;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.regulation.grading.Catalogue;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The law as a readable annex: what deducts how much, what rates directly, and which days and numbers bind whom. */
@Path("/catalogue")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class CataloguePages {

    private final CatalogueResource catalogues;
    private final Catalogue catalogue;

    CataloguePages(CatalogueResource catalogues, Catalogue catalogue) {
        this.catalogues = catalogues;
        this.catalogue = catalogue;
    }

    /** A part of an annex, or article 18, with its rows in their order. */
    record Part(String title, List<Row> rows) {

        static List<Part> of(List<Row> rows) {
            return rows.stream()
                    .collect(Collectors.groupingBy(Part::titleOf, LinkedHashMap::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .map(part -> new Part(part.getKey(), part.getValue()))
                    .toList();
        }

        /** The number of its code before the hyphen says where a row stands: annex 1 or 2, or article 18. */
        private static String titleOf(Row row) {
            String where = row.code().substring(0, row.code().indexOf('-'));
            return where.equals("18") ? row.section() : "附件" + where + "　" + row.section();
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance catalogue(Whole law, List<Part> parts);
    }

    @GET
    @Declared(open = true)
    public TemplateInstance cataloguePage() {
        Whole law = catalogues.whole(catalogue.version());
        return Templates.catalogue(law, Part.of(law.indicators()));
    }
}
