/** What operators do with the packaged program and are given beside it: manifests, alerts, dashboards, pages. */
package io.ecocredit.operations;
