/** What operators are given beside the program: manifests, alerts, dashboards. */
package io.ecocredit.operations;
