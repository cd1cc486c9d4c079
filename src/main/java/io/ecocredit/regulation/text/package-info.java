/** The measure as types: articles, clauses, interpretations, the numbers of the law, and refusals. */
@NullMarked
package io.ecocredit.regulation.text;

import org.jspecify.annotations.NullMarked;
