/** What pages for cases share, whoever is evaluated. */
@NullMarked
package io.ecocredit.procedure.pages;

import org.jspecify.annotations.NullMarked;
