/** Credit records of institutions with what happened to them since: finality, warnings, rectifications. */
@NullMarked
package io.ecocredit.records;

import org.jspecify.annotations.NullMarked;
