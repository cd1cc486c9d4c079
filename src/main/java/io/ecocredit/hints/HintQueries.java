package io.ecocredit.hints;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.processing.HQL;

/** Reports and notices as far as the database shows them. */
interface HintQueries {

    /** What leagues filed of a month, which begins on a day, with the hints that they report. */
    @HQL("from FiledHintReport r left join fetch r.records where r.key.month = :first and r.key.league in :leagues")
    Uni<List<FiledHintReport>> filed(LocalDate first, List<String> leagues);

    /** Behind a position, in their order. */
    @HQL("from IssuedNotice where position > :position order by position limit :most")
    Uni<List<IssuedNotice>> after(long position, int most);

    /** The same of those that all leagues were told. */
    @HQL("from IssuedNotice where toldLeagues and position > :position order by position limit :most")
    Uni<List<IssuedNotice>> toldAfter(long position, int most);

    /** What was told of a hint, the last first. */
    @HQL("from IssuedNotice where hint.recordNo = :recordNo order by position desc")
    Uni<List<IssuedNotice>> of(String recordNo);
}
