/** Whom the measure speaks of: institutions, divisions, authorities, natural persons (chapter 1). */
@NullMarked
package io.ecocredit.regulation.subject;

import org.jspecify.annotations.NullMarked;
