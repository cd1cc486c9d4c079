/** What all pages for people with a login share: who looks at them, and how a form that cannot be carried out is told. */
@NullMarked
package io.ecocredit.platform.pages;

import org.jspecify.annotations.NullMarked;
