/** What happens over several rooms, told from beginning to end; run alone with {@code -Dtest='io.ecocredit.stories.*'}. */
package io.ecocredit.stories;
