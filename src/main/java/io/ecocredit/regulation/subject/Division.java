package io.ecocredit.regulation.subject;

/**
 * An administrative division by its GB/T 2260 code.
 *
 * @param league code of the league (盟市) it lies in; its own code for a league; the region's own code for the region
 */
public record Division(String code, String name, Level level, String league) {

    /** The region, its leagues and cities, and their counties and banners. */
    public enum Level {
        REGION,
        LEAGUE,
        COUNTY
    }
}
