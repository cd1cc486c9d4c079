package io.ecocredit.start;

import io.ecocredit.start.StartFailure.CannotStart;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Under which profile the program runs. Only {@code demonstration}, written exactly so, opens what a demonstration opens to
 * everybody: roles to choose from, a clock that moves, keys and tokens of its own. Whatever else is asked for is production,
 * however it is written, since a slip of the pen must close the register and never open it.
 */
final class Profile {

    /** The one profile that is not production. */
    static final String DEMONSTRATION = "demonstration";

    /** What production calls itself. */
    static final String PRODUCTION = "prod";

    /** What the profile is called by the framework, by the library under it, and by the standard under both. */
    private static final List<String> NAMES =
            List.of("quarkus.profile", "smallrye.config.profile", "mp.config.profile");

    private static final int OF_THE_BUILD = Integer.MIN_VALUE;

    private Profile() {}

    /**
     * The profile to run under.
     *
     * @param asked what was asked for, as it was written; null when nothing was
     * @param externalDatabase whether somebody named a database, and so has data to lose
     * @throws CannotStart when an external database is named without a profile, or when the demonstration is asked for in
     *     another spelling or together with something else
     */
    static String settled(@Nullable String asked, boolean externalDatabase) {
        if (asked == null) {
            if (externalDatabase) {
                throw new CannotStart(
                        FailureKind.SETTINGS,
                        "配置了外部数据库，还须写明运行环境：正式运行设QUARKUS_PROFILE=prod，演示设QUARKUS_PROFILE=demonstration "
                                + "(a database is named, so name the profile too: QUARKUS_PROFILE=prod, or demonstration)。");
            }
            return DEMONSTRATION;
        }
        if (asked.equals(DEMONSTRATION)) {
            return DEMONSTRATION;
        }
        if (Arrays.stream(asked.split(",")).anyMatch(each -> each.strip().equalsIgnoreCase(DEMONSTRATION))) {
            throw new CannotStart(
                    FailureKind.SETTINGS,
                    "运行环境“" + asked + "”不是演示环境：演示须单独写作QUARKUS_PROFILE=demonstration，正式运行写作prod "
                            + "(the demonstration is written exactly so and alone; production is prod)。");
        }
        return asked.isBlank() ? PRODUCTION : asked;
    }

    /**
     * What the first of the sources says that says anything of a profile; null when none does. What the program was built
     * under is no wish of anybody's.
     */
    static @Nullable String asked(Iterable<ConfigSource> sources) {
        for (ConfigSource source : sources) {
            Set<String> told = new LinkedHashSet<>();
            for (String name : NAMES) {
                String value = source.getOrdinal() == OF_THE_BUILD ? null : source.getValue(name);
                if (value != null) {
                    told.add(value);
                }
            }
            if (!told.isEmpty()) {
                return String.join(",", told);
            }
        }
        return null;
    }
}
