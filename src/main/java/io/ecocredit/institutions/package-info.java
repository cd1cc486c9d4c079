/** The base directory (A15.2): institutions, their engagements and their exclusions. */
@NullMarked
package io.ecocredit.institutions;

import org.jspecify.annotations.NullMarked;
