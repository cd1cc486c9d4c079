/** What holds the pages under docs/ to what is true. */
@NullMarked
package io.ecocredit.documents;

import org.jspecify.annotations.NullMarked;
