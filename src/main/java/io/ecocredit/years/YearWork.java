package io.ecocredit.years;

import io.ecocredit.evaluations.InstitutionLine;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.submission.Announced;
import io.ecocredit.procedure.submission.Drawn;
import io.ecocredit.procedure.submission.SpotCheckService;
import io.ecocredit.procedure.submission.Submission;
import io.ecocredit.procedure.submission.SubmissionService;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What leagues and the region do with a year's list of institutions, each league in its own name. */
@Singleton
class YearWork {

    private final InstitutionLine line;
    private final ParticipantService participants;
    private final SubmissionService submissions;
    private final SpotCheckService checks;
    private final AnnouncementService announcements;
    private final LeaguePublication publication;
    private final Divisions divisions;

    // Each step of a year's list is somebody's work; here they are only put under one roof for the page that shows them
    // all.
    YearWork(
            InstitutionLine line,
            ParticipantService participants,
            SubmissionService submissions,
            SpotCheckService checks,
            AnnouncementService announcements,
            LeaguePublication publication,
            Divisions divisions) {
        this.line = line;
        this.participants = participants;
        this.submissions = submissions;
        this.checks = checks;
        this.announcements = announcements;
        this.publication = publication;
        this.divisions = divisions;
    }

    List<Division> leagues() {
        return divisions.leagues();
    }

    Uni<ParticipantService.Participant> add(int year, Uscc uscc, String reason, Act act) {
        return participants.add(year, uscc, leagueOf(act.actor()), reason, act);
    }

    Uni<ParticipantService.Participant> moveLead(int year, Uscc uscc, @Nullable String league, String reason, Act act) {
        return participants.move(year, uscc, required(league), reason, act);
    }

    Uni<Submission> submit(int year, Act act) {
        return submissions.submit(line, year, leagueOf(act.actor()), act);
    }

    Uni<List<Announced>> announced(int year, Actor reader) {
        return announcements.announced(year, reader);
    }

    Uni<Announced> announce(int year, String value, Act act) {
        return announcements.announce(year, value, act);
    }

    Uni<Drawn> check(int year, @Nullable String league, int size, List<String> chosen, Act act) {
        return checks.draw(line, year, new SpotCheckService.Wish(required(league), size, chosen), act);
    }

    /** @param league whose results are published; all that have submitted when null */
    Uni<LeaguePublication.Published> publish(int year, @Nullable String league, Act act) {
        return publication.publish(year, league == null ? Set.of() : Set.of(required(league)), act);
    }

    private String required(@Nullable String league) {
        String of = Objects.requireNonNullElse(league, "");
        divisions.refusalAsLeague("league", of).ifPresent(refusal -> {
            throw refusal.asException();
        });
        return of;
    }

    private static String leagueOf(Actor actor) {
        return Objects.requireNonNull(actor.league(), "the access table lets leagues alone do it");
    }
}
