package io.ecocredit.imports;

import io.ecocredit.imports.ImportService.Delivery;
import io.ecocredit.jobs.Job;
import io.ecocredit.jobs.JobRun;
import io.ecocredit.jobs.JobService;
import io.ecocredit.jobs.Work;
import io.ecocredit.platform.audit.Trail;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.platform.sql.NoConnection;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Imports as jobs: the body is spooled to a file, and the file is worked off in the background. */
@Singleton
class ImportJobs {

    private static final String KIND = "import ";

    /** A number that somebody took for another subject meanwhile is known the next time; no file meets that often. */
    private static final int AGAIN = 3;

    private static final String REFUSED = "FILE_REFUSED";
    private static final String CANCELLED = "CANCELLED";

    private final ImportService imports;
    private final ImportFindings findings;
    private final JobService jobs;
    private final Trail trail;

    ImportJobs(ImportService imports, ImportFindings findings, JobService jobs, Trail trail) {
        this.imports = imports;
        this.findings = findings;
        this.jobs = jobs;
        this.trail = trail;
    }

    /** @throws RefusalException 404 when there is none, or it is not the asker's own */
    Uni<Job> own(String kind, String id, Actor asker) {
        return jobs.find(JobService.number(id, "不是导入编号"), asker).map(job -> {
            if (job == null
                    || !job.startedBy().equals(asker.name())
                    || !job.kind().equals(KIND + kind)) {
                throw RefusalException.of(RefusalCode.NO_SUCH_IMPORT, "您没有这一编号的导入");
            }
            return job;
        });
    }

    /** Spools the body and starts the job; blocks while the body arrives. */
    Uni<Job> start(String kindName, String modeName, @Nullable String charsetName, InputStream body, Act act) {
        ImportKind<?> kind = imports.kind(kindName)
                .orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_IMPORT_KIND, "没有“" + kindName + "”这一导入类别"));
        ImportMode mode = mode(modeName);
        Charset charset = charset(charsetName);
        SpooledBody spooled = spool(body);
        return jobs.startInTurn(KIND + kind.name(), act.actor(), new FileWork(kind, spooled, charset, mode, act));
    }

    /** A file that waits for its turn on the disk of this copy. */
    private final class FileWork implements Work {

        private final ImportKind<?> kind;
        private final SpooledBody spooled;
        private final Charset charset;
        private final ImportMode mode;
        private final Act act;

        FileWork(ImportKind<?> kind, SpooledBody spooled, Charset charset, ImportMode mode, Act act) {
            this.kind = kind;
            this.spooled = spooled;
            this.charset = charset;
            this.mode = mode;
            this.act = act;
        }

        @Override
        public Uni<ImportReport> attempt(JobRun run) {
            return Uni.createFrom()
                    .item(() -> {
                        run.stopIfCancelled();
                        return take(kind, new Delivery(spooled.read(), charset, mode, act), run);
                    })
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .onFailure(SqlState::isTakenKey)
                    .retry()
                    .atMost(AGAIN)
                    .call(report -> leave(report, act))
                    .onFailure(failure -> !NoConnection.was(failure))
                    .call(failure -> trail.refused(act, code(failure)));
        }

        @Override
        public void ended() {
            spooled.close();
        }
    }

    /** What a file brought has left its row; one that was refused as a whole leaves it here. */
    private Uni<Void> leave(ImportReport report, Act act) {
        return report.kept() ? Uni.createFrom().voidItem() : trail.refused(act, REFUSED);
    }

    /** Cancelling is the caller's own doing, and no fault of the service. */
    private static String code(Throwable failure) {
        return failure instanceof JobRun.CancelledException
                ? CANCELLED
                : Problems.of(failure).code();
    }

    private ImportReport take(ImportKind<?> kind, Delivery delivery, JobRun run) {
        try {
            findings.clear(run.id());
            return imports.take(kind, delivery, new KeptFindings(findings, run));
        } catch (SQLException failure) {
            throw new IllegalStateException("import of " + kind.name() + " failed", failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static SpooledBody spool(InputStream body) {
        try {
            return SpooledBody.of(body, Path.of(System.getProperty("java.io.tmpdir")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ImportMode mode(String name) {
        return switch (name) {
            case "all" -> ImportMode.ALL;
            case "valid" -> ImportMode.VALID;
            default -> throw RefusalException.invalid("mode", name, "应为 all 或 valid");
        };
    }

    private static Charset charset(@Nullable String name) {
        if (name == null) {
            return StandardCharsets.UTF_8;
        }
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
            case "GB18030", "GBK", "GB2312" -> Charset.forName("GB18030");
            default -> throw RefusalException.of(RefusalCode.UNSUPPORTED_CHARSET, "字符集应为 UTF-8 或 GB18030，不能是 " + name);
        };
    }
}
