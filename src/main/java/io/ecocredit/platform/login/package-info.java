/** How somebody comes in to the pages inside: by the OpenID provider, or in a demonstration by choosing a role. */
@NullMarked
package io.ecocredit.platform.login;

import org.jspecify.annotations.NullMarked;
