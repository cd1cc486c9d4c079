package io.ecocredit.stories.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.database.EmptyRegister;
import io.ecocredit.platform.database.KnownSalts;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A model of the procedure against the service: all parties of both lines do lawful and unlawful things at random, with records,
 * withdrawals, exclusions, successions and files thrown in. Each is done where the measure lets it be done, and refused with
 * its reason where it does not; then all parties do what is right, and each league is published. {@code -Dmodel.seed} and
 * {@code -Dmodel.steps} repeat what failed, or try more.
 */
@QuarkusTest
@Cites(
        value = {Article.A5, Article.A7, Article.A18, Article.A20, Article.A21, Article.A23, Article.A31},
        provisions = {Provision.A26_PARAGRAPH_2, Provision.A26_PARAGRAPH_3},
        settles = {
            Interpretation.I_3,
            Interpretation.I_4,
            Interpretation.I_16,
            Interpretation.I_30,
            Interpretation.I_31,
            Interpretation.I_32,
            Interpretation.I_38
        })
class ProcedureModelResourceTest {

    private static final int STEPS = Integer.getInteger("model.steps", 10_000);
    private static final long SEED = Long.getLong("model.seed", 20_240_601L);
    private static final int STEPS_OF_AN_EPISODE = 800;
    private static final LocalDate BEGINS = LocalDate.of(2025, 3, 3);

    private final Tally tally = new Tally();
    private KnownSalts salts;

    @BeforeEach
    void beRepeatable() throws SQLException {
        salts = new KnownSalts();
    }

    @AfterEach
    void leaveSaltsToChance() throws SQLException {
        salts.close();
    }

    @Test
    void whatever_anybody_does_is_as_the_measure_has_it() {
        int taken = 0;
        for (int episode = 0; taken < STEPS; episode++) {
            taken += episode(episode, Math.min(STEPS_OF_AN_EPISODE, STEPS - taken));
        }
        System.out.println(tally.table());
        assertThat(tally.done()).as(tally.table()).isGreaterThan(tally.refused() / 2);
        if (STEPS >= 10_000) {
            assertThat(Table.actions()).as(tally.table()).allMatch(action -> tally.doneOf(action) > 0);
        }
    }

    private int episode(int episode, int length) {
        if (episode > 0) {
            new EmptyRegister().beforeClass(ProcedureModelResourceTest.class);
        }
        World world = new World(tally, new Random(SEED + episode), episode, BEGINS);
        Chance chance = new Chance(world);
        try {
            chance.founding().lay();
            for (int step = 0; step < length; step++) {
                if (step == length * 3 / 4) {
                    end(world, chance);
                }
                chance.step();
            }
            end(world, chance);
        } catch (AssertionError failure) {
            throw new AssertionError(
                    "seed %d, episode %d, %s: %s%n%s"
                            .formatted(SEED, episode, world.today, failure.getMessage(), tally.table()),
                    failure);
        }
        return length;
    }

    /** All do what is right, and all is right then; afterwards more may happen to what is public. */
    private static void end(World world, Chance chance) {
        chance.ending().reach();
        new Outside(world).mustHold();
    }
}
