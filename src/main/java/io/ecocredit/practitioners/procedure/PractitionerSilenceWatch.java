package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.procedure.step.Silence;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Records a practitioner's silence once the five working days are over (A21.2). */
@Singleton
class PractitionerSilenceWatch {

    private static final Act ACT = Act.system("practitioner silence", PractitionerLine.KIND);

    private final PractitionerLine line;
    private final Silence silence;

    PractitionerSilenceWatch(PractitionerLine line, Silence silence) {
        this.line = line;
        this.silence = silence;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return silence.workOff(line, ACT);
    }
}
