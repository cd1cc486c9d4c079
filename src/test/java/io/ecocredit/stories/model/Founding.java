package io.ecocredit.stories.model;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.procedure.LineYear;
import java.util.ArrayList;
import java.util.List;

/** How an episode begins: subjects of two leagues in both lines, those of a year on their lists, one in each line not. */
final class Founding {

    private static final List<String> WHERE =
            List.of(World.LEAGUE, World.LEAGUE, World.LEAGUE, World.NEIGHBOUR, World.NEIGHBOUR, World.LEAGUE);
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private final World world;
    private final Lists lists;

    Founding(World world, Lists lists) {
        this.world = world;
        this.lists = lists;
    }

    void lay() {
        world.moveTo(world.today);
        institutions();
        practitioners();
    }

    private void institutions() {
        StringBuilder institutions = new StringBuilder("uscc,name,kinds,division,registered_on\n");
        StringBuilder engagements = new StringBuilder("uscc,division,year,client_uscc,client_name,project,origin\n");
        List<Dossier> all = new ArrayList<>();
        for (int number = 0; number < WHERE.size(); number++) {
            String league = WHERE.get(number);
            String uscc = "91%sMA0%03d%03dX".formatted(league, world.episode, number);
            institutions.append("%s,机构%d,TESTING,%s,2017-08-25\n".formatted(uscc, number, league));
            if (number < WHERE.size() - 1) {
                engagements.append("%s,%s,2024,,某业主,检测%d,LEAGUE\n".formatted(uscc, league, number));
            }
            all.add(new Dossier(LineYear.INSTITUTIONS, uscc, league));
        }
        RegionYear.deliver("institutions", institutions.toString());
        RegionYear.deliver("engagements", engagements.toString());
        all.forEach(each -> Approved.testAccountOf(each.key));
        RegionYear.open(World.YEAR);
        all.subList(0, WHERE.size() - 1).forEach(each -> {
            each.id = LineYear.INSTITUTIONS.id(each.key);
            each.engaged = true;
        });
        world.dossiers.addAll(all);
    }

    private void practitioners() {
        StringBuilder people = new StringBuilder("practitioner_no,identity_number,name,employer_uscc,division\n");
        List<Dossier> all = new ArrayList<>();
        for (int number = 0; number < WHERE.size(); number++) {
            String league = WHERE.get(number);
            String key = "P%03d%03d".formatted(world.episode, number);
            people.append("%s,%s,从业人员%d,,%s\n".formatted(key, identity(number), number, league));
            all.add(new Dossier(LineYear.PRACTITIONERS, key, league));
        }
        RegionYear.deliver("practitioners", people.toString());
        world.dossiers.addAll(all);
        all.subList(0, WHERE.size() - 1)
                .forEach(each -> world.take(lists.listing(each, Seat.officer(each.league, "one"))));
    }

    /** A number that no citizen has: of no province there is. */
    private static String identity(int number) {
        String body = "1599991980010100%d".formatted(number + 1);
        int sum = 0;
        for (int place = 0; place < WEIGHTS.length; place++) {
            sum += WEIGHTS[place] * Character.digit(body.charAt(place), 10);
        }
        return body + CHECKS.charAt(sum % CHECKS.length());
    }
}
