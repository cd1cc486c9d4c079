/** What the OpenAPI document says of every operation alike. */
@NullMarked
package io.ecocredit.platform.contract;

import org.jspecify.annotations.NullMarked;
