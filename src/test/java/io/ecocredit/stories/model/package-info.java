/** A model of the procedure against the running service: what the measure allows, and who did what at random. */
package io.ecocredit.stories.model;
