package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each alert of the manifest over measures of hours and days, by Prometheus' own tool: silent before, and raised when it should be. */
class AlertRulesIT {

    private static final String OURS = "{namespace=\"ecocredit\"}";

    private static final List<Case> CASES = List.of(
            raises("EcocreditAway", "5m", "9m").on(up("inside"), "1x20").on(up("public"), "1x5 0x20"),
            raises("EcocreditTooFewCopies", "14m", "18m")
                    .labelled("deployment", "ecocredit-public")
                    .labelled("namespace", "ecocredit")
                    .on("kube_deployment_status_replicas_available" + deployment(), "2x5 1x30")
                    .on("kube_deployment_spec_replicas" + deployment(), "2x40"),
            raises("EcocreditDatabaseAway", "5m", "8m")
                    .labelled("app_kubernetes_io_component", "inside")
                    .on(
                            "ecocredit_database_reached{namespace=\"ecocredit\", app_kubernetes_io_component=\"inside\"}",
                            "1x5 0x20"),
            raises("EcocreditClockIsOff", "5m", "9m")
                    .labelled("namespace", "ecocredit")
                    .on("ecocredit_clock_ahead_seconds" + OURS, "0x5 -90x20"),
            raises("EcocreditFails", "5m", "8m")
                    .on(answers("fault"), "0x5 110x20")
                    .on(answers("other"), "0x30"),
            raises("EcocreditSlow", "9m", "17m").on(lookUps("sum"), "0+60x30").on(lookUps("count"), "0+60x30"),
            raises("EcocreditWaitsForTheDatabase", "6m", "9m")
                    .labelled("pool_name", "inside")
                    .on("sql_pool_queue_size{namespace=\"ecocredit\", pool_name=\"inside\"}", "0x2 30x20"),
            raises("EcocreditJobFailed", "5m", "7m").on("ecocredit_jobs_faults_total" + OURS, "0x5 1x20"),
            raises("EcocreditJobStands", "60m", "63m").on("ecocredit_jobs_active_seconds_max" + OURS, "0+60x100"),
            raises("EcocreditTrailIsNotSealed", "5m", "8m")
                    .on("ecocredit_trail_sealed_timestamp_seconds" + OURS, "0x30"),
            raises("EcocreditRevisionsWait", "14m", "16m").on(overdue("revision"), "3x30"),
            raises("EcocreditFileUncomputable", "0m", "2m").on(overdue("uncomputable"), "1x30"),
            raises("EcocreditOverdue", "1439m", "1441m")
                    .labelled("what", "repair")
                    .on(overdue("repair"), "1x1500"),
            raises("EcocreditFeedIsNotTaken", "1490m", "1503m")
                    .on("ecocredit_feed_asked_timestamp_seconds" + OURS, "0x1600"),
            raises("EcocreditFeedIsBehind", "1439m", "1441m")
                    .on("ecocredit_feed_last_position" + OURS, "5x1500")
                    .on("ecocredit_feed_given_position" + OURS, "3x1500"),
            raises("EcocreditStandbyIsBehind", "4m", "6m").on("cnpg_pg_replication_lag" + OURS, "90x20"),
            raises("EcocreditBackupIsOld", "2160m", "2172m")
                    .on("barman_cloud_cloudnative_pg_io_last_available_backup_timestamp" + OURS, "0x2300"),
            raises("EcocreditDiskFills", "4m", "6m")
                    .labelled("persistentvolumeclaim", "ecocredit-1")
                    .labelled("namespace", "ecocredit")
                    .on("kubelet_volume_stats_available_bytes" + disk(), "10x20")
                    .on("kubelet_volume_stats_capacity_bytes" + disk(), "100x20"),
            raises("EcocreditCertificateEnds", "9m", "12m")
                    .on(
                            "certmanager_certificate_expiration_timestamp_seconds{exported_namespace=\"ecocredit\"}",
                            "86400x20"));

    @Test
    void every_alert_is_raised_when_it_should_be_and_not_before(@TempDir Path folder)
            throws IOException, InterruptedException {
        Map<String, JsonNode> rules = new LinkedHashMap<>();
        AlertRules.all().forEach(rule -> rules.put(rule.path("alert").asText(), rule));
        assertThat(CASES).extracting(Case::alert).containsExactlyInAnyOrderElementsOf(rules.keySet());
        AlertRules.writtenTo(folder.resolve("rules.yaml"));
        List<Object> tests = new ArrayList<>();
        CASES.forEach(each -> tests.add(each.asTest(rules.get(each.alert()))));
        Path cases = AlertRules.write(
                folder.resolve("cases.yaml"),
                Map.of("rule_files", List.of("rules.yaml"), "evaluation_interval", "1m", "tests", tests));

        Path told = folder.resolve("told.txt");
        int status = new ProcessBuilder("promtool", "test", "rules", cases.toString())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(told)).isZero();
    }

    private static String up(String component) {
        return "up{namespace=\"ecocredit\", endpoint=\"management\", app_kubernetes_io_component=\"" + component
                + "\"}";
    }

    private static String answers(String outcome) {
        return "ecocredit_answers_total{namespace=\"ecocredit\", outcome=\"" + outcome + "\"}";
    }

    private static String lookUps(String what) {
        return "http_server_requests_seconds_" + what + "{namespace=\"ecocredit\", uri=\"/api/v1/grades/{uscc}\"}";
    }

    private static String overdue(String what) {
        return "ecocredit_overdue{namespace=\"ecocredit\", what=\"" + what + "\"}";
    }

    private static String deployment() {
        return "{namespace=\"ecocredit\", deployment=\"ecocredit-public\"}";
    }

    private static String disk() {
        return "{namespace=\"ecocredit\", persistentvolumeclaim=\"ecocredit-1\"}";
    }

    private static Case raises(String alert, String notAt, String at) {
        return new Case(alert, notAt, at, Map.of(), Map.of());
    }

    /**
     * Measures, each told once a minute, with a time at which an alert is not raised and one at which it is.
     *
     * @param series as promtool writes values: {@code 0x5 1x9} is six times 0 and then ten times 1
     */
    private record Case(String alert, String notAt, String at, Map<String, String> labels, Map<String, String> series) {

        Case on(String name, String values) {
            return new Case(alert, notAt, at, labels, with(series, name, values));
        }

        Case labelled(String name, String value) {
            return new Case(alert, notAt, at, with(labels, name, value), series);
        }

        private static Map<String, String> with(Map<String, String> before, String name, String value) {
            Map<String, String> after = new LinkedHashMap<>(before);
            after.put(name, value);
            return after;
        }

        Map<String, Object> asTest(JsonNode rule) {
            Map<String, String> expected = with(
                    labels, "severity", rule.path("labels").path("severity").asText());
            Map<String, Object> raised = Map.of("exp_labels", expected, "exp_annotations", rule.path("annotations"));
            return Map.of(
                    "interval",
                    "1m",
                    "input_series",
                    series.entrySet().stream()
                            .map(each -> Map.of("series", each.getKey(), "values", each.getValue()))
                            .toList(),
                    "alert_rule_test",
                    List.of(
                            Map.of("eval_time", notAt, "alertname", alert, "exp_alerts", List.of()),
                            Map.of("eval_time", at, "alertname", alert, "exp_alerts", List.of(raised))));
        }
    }
}
