package io.ecocredit.platform.sql;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asynchronous work that is done one after the other, as what goes over one connection must be. */
public final class OneByOne {

    private OneByOne() {}

    /** Does something with each, and answers what came of it, in the order of the items. */
    public static <T, U> Uni<List<U>> each(Iterable<T> items, Function<T, Uni<U>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }

    /** Does something again and again, until it answers that there is no more of it to do. */
    public static Uni<Void> whileAny(Supplier<Uni<? extends Boolean>> work) {
        return Multi.createBy()
                .repeating()
                .uni(work)
                .whilst(Boolean::booleanValue)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
