/** Whose address a request comes from, and which proxies are believed about it. */
@NullMarked
package io.ecocredit.platform.clients;

import org.jspecify.annotations.NullMarked;
