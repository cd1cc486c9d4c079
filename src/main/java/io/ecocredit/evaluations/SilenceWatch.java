package io.ecocredit.evaluations;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.procedure.step.Silence;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Records an institution's silence once its five working days are over (A20.2). */
@Singleton
class SilenceWatch {

    private static final Act ACT = Act.system("silence", "evaluation");

    private final InstitutionLine line;
    private final Silence silence;

    SilenceWatch(InstitutionLine line, Silence silence) {
        this.line = line;
        this.silence = silence;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return silence.workOff(line, ACT);
    }
}
