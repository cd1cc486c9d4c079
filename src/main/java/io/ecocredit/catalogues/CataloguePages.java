package io.ecocredit.catalogues;

import io.ecocredit.catalogues.CatalogueResource.Row;
import io.ecocredit.catalogues.CatalogueResource.Whole;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.text.Annex;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleHistory;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The law as a readable annex: what deducts how much, what rates directly, and which days and numbers bind whom. */
@Path("/catalogue")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class CataloguePages {

    private final CatalogueResource catalogues;
    private final Catalogue catalogue;
    private final RuleHistory history;

    CataloguePages(CatalogueResource catalogues, Catalogue catalogue, RuleHistory history) {
        this.catalogues = catalogues;
        this.catalogue = catalogue;
        this.history = history;
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
            return where.equals("18")
                    ? row.section()
                    : Annex.numbered(Integer.parseInt(where)).citation() + "　" + row.section();
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance catalogue(Whole law, List<Part> parts, String principle);
    }

    @GET
    @Declared(open = true)
    public TemplateInstance cataloguePage(@QueryParam("at") @Nullable String at) {
        Whole law = catalogues.whole(catalogue.version(), at);
        return Templates.catalogue(law, Part.of(law.indicators()), principle(law.at()));
    }

    /** How points are lost and regained, in a sentence. */
    private String principle(LocalDate at) {
        return "初始" + history.at(at).dated(Rule.FIRST_BASELINE).inChinese() + "，按次扣分；整改经确认或者予以修复的，自该日起不再扣分（"
                + Article.A22.citation() + "、" + Article.A26.citation() + "）。";
    }
}
