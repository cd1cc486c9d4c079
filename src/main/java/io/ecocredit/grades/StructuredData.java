package io.ecocredit.grades;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the pages say, in the words of schema.org, for machines that read pages. */
final class StructuredData {

    private static final Map<String, Object> AUTHORITY =
            Map.of("@type", "GovernmentOrganization", "name", "内蒙古自治区生态环境厅");

    private StructuredData() {}

    /** The site and how it is searched. */
    static Map<String, Object> ofSite(String address) {
        Map<String, Object> site = of("WebSite");
        site.put("name", "第三方生态环境服务机构信用评价");
        site.put("url", address + "/");
        site.put("inLanguage", "zh-CN");
        site.put(
                "potentialAction",
                Map.of(
                        "@type", "SearchAction",
                        "target", address + "/grades?q={search_term_string}",
                        "query-input", "required name=search_term_string"));
        return site;
    }

    /** An institution with its current result. */
    static Map<String, Object> of(PublishedGrade result, String address) {
        Map<String, Object> institution = of("Organization");
        institution.put("legalName", result.name());
        institution.put("taxID", result.uscc());
        institution.put("url", address + "/grades/" + result.uscc());
        institution.put(
                "review",
                Map.ofEntries(
                        entry("@type", "Review"),
                        entry("name", result.year() + "年度信用评价"),
                        entry("author", AUTHORITY),
                        entry("datePublished", result.publishedOn().toString()),
                        entry("reviewRating", rating(result))));
        return institution;
    }

    private static Map<String, Object> rating(PublishedGrade result) {
        return Map.ofEntries(
                entry("@type", "Rating"),
                entry("ratingValue", result.score()),
                entry("bestRating", 100),
                entry("worstRating", 0),
                entry("ratingExplanation", result.gradeLabel()));
    }

    /** A release with its downloads. */
    static Map<String, Object> of(Release release, String address) {
        Map<String, Object> dataset = of("Dataset");
        dataset.put("name", release.year() + "年度第三方生态环境服务机构信用评价结果");
        dataset.put("description", "内蒙古自治区第三方生态环境服务机构信用评价结果，依据内环发〔2024〕21号公布。");
        dataset.put("url", address + "/releases/" + release.year());
        dataset.put("version", Integer.toString(release.edition()));
        dataset.put("datePublished", release.publishedOn().toString());
        dataset.put("isAccessibleForFree", true);
        dataset.put("creator", AUTHORITY);
        dataset.put(
                "distribution",
                release.downloads().stream()
                        .map(download -> Map.ofEntries(
                                entry("@type", "DataDownload"),
                                entry("encodingFormat", download.mediaType()),
                                entry("contentUrl", address + download.address()),
                                entry("sha256", download.sha256())))
                        .toList());
        return dataset;
    }

    private static Map<String, Object> of(String type) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("@context", "https://schema.org");
        described.put("@type", type);
        return described;
    }
}
