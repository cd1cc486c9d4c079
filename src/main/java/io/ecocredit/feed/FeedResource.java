package io.ecocredit.feed;

import static io.ecocredit.platform.operation.Permission.ALL;

import io.ecocredit.feed.FeedRepository.Placed;
import io.ecocredit.feed.FeedService.Head;
import io.ecocredit.feed.FeedService.Wait;
import io.ecocredit.grades.PublishedGrade;
import io.ecocredit.platform.edge.StreamedBody;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Every change of what is published, in order, for those who pass results on (A20.7, A35). */
@Path("/api/v1/feed")
@Authenticated
@Cites(value = Article.A35, provisions = Provision.A20_ITEM_7)
@Tag(name = "feed")
public class FeedResource {

    private static final String CURSOR_HEADER = "Ecocredit-Feed-Cursor";
    private static final int LARGEST_PAGE = 10_000;
    private static final int PAGE = 500;
    private static final int LONGEST_WAIT_SECONDS = 30;

    private final FeedService feed;
    private final FeedRepository repository;
    private final FeedMeasures measures;
    private final Json json;
    private final Caller caller;

    FeedResource(FeedService feed, FeedRepository repository, FeedMeasures measures, Json json, Caller caller) {
        this.feed = feed;
        this.repository = repository;
        this.measures = measures;
        this.json = json;
        this.caller = caller;
    }

    /**
     * A page of the feed.
     *
     * @param next cursor for the next request; the one given when there was nothing new
     */
    public record FeedPage(List<FeedItem> items, String next) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, StreamedBody.NDJSON})
    @Operation(
            summary = "公布结果的变化 · changes since a cursor",
            description =
                    "after: cursor of the last item already taken, nothing to begin. wait: seconds to wait for news,"
                            + " at most 30. As NDJSON each line is an item and the header Ecocredit-Feed-Cursor says what to ask next.")
    @APIResponse(
            responseCode = "200",
            description = "一页变化 · a page of changes",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = FeedPage.class)),
                @Content(mediaType = StreamedBody.NDJSON, schema = @Schema(implementation = FeedItem.class))
            })
    @Declared(platform = ALL, department = ALL)
    public Uni<Response> changes(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("wait") @Nullable String wait,
            @Context HttpHeaders headers,
            @Context RoutingContext request) {
        long position = position(after);
        int size = number("limit", limit, PAGE, LARGEST_PAGE);
        int seconds = number("wait", wait, 0, LONGEST_WAIT_SECONDS);
        boolean asLines =
                headers.getAcceptableMediaTypes().getFirst().toString().startsWith(StreamedBody.NDJSON);
        return requireKnown(position)
                .chain(() -> feed.after(
                        position, size, new Wait(caller.actor().name(), Duration.ofSeconds(seconds), end(request))))
                .invoke(items -> measures.given(next(items, position)))
                .map(items -> asLines ? lines(items, position) : page(items, position));
    }

    private static Uni<Void> end(RoutingContext request) {
        return Uni.createFrom().emitter(end -> request.addEndHandler(ended -> end.complete(null)));
    }

    private Uni<Void> requireKnown(long position) {
        return repository
                .lastPosition()
                .invoke(last -> {
                    measures.asked(last);
                    if (position > last) {
                        throw RefusalException.of(RefusalCode.CURSOR_UNKNOWN, "游标超出现有范围，请从 /feed/snapshot 重新开始");
                    }
                })
                .replaceWithVoid();
    }

    private Response page(List<Placed> items, long asked) {
        String next = Long.toString(next(items, asked));
        FeedPage page = new FeedPage(items.stream().map(Placed::item).toList(), next);
        return Response.ok(json.write(page), MediaType.APPLICATION_JSON)
                .header(CURSOR_HEADER, next)
                .header("Link", "</api/v1/feed?after=" + next + ">; rel=\"next\"")
                .build();
    }

    private Response lines(List<Placed> items, long asked) {
        String body = items.stream().map(each -> json.write(each.item()) + "\n").collect(Collectors.joining());
        return Response.ok(Buffer.buffer(body), StreamedBody.NDJSON)
                .header(CURSOR_HEADER, next(items, asked))
                .build();
    }

    private static long next(List<Placed> items, long asked) {
        return items.isEmpty() ? asked : items.getLast().position();
    }

    @GET
    @Path("/head")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "末位游标、数量与摘要 · last cursor, count and digest to reconcile against")
    @Declared(platform = ALL, department = ALL)
    public Uni<Head> head() {
        return feed.head();
    }

    @GET
    @Path("/snapshot")
    @Produces(StreamedBody.NDJSON)
    @Operation(
            summary = "全部现行结果 · all current results",
            description =
                    "A line a result, in the order of code and year. The header Ecocredit-Feed-Cursor is the cursor"
                            + " that continues the snapshot.")
    @APIResponseSchema(value = PublishedGrade.class, responseDescription = "每行一个结果 · a line a result")
    @Declared(platform = ALL, department = ALL)
    public Uni<Response> snapshot() {
        return repository
                .lastPosition()
                .map(position -> Response.ok(new StreamedBody(feed.current()), StreamedBody.NDJSON)
                        .header(CURSOR_HEADER, position)
                        .build());
    }

    private static long position(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw RefusalException.invalid("after", cursor, "不是有效的游标");
        }
        return Long.parseLong(cursor);
    }

    private static int number(String name, @Nullable String text, int absent, int largest) {
        if (text == null || text.isEmpty()) {
            return absent;
        }
        boolean zeroMeansNothing = absent > 0 && "0".equals(text);
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > largest || zeroMeansNothing) {
            throw RefusalException.invalid(name, text, "应为不超过" + largest + "的正整数");
        }
        return Integer.parseInt(text);
    }
}
