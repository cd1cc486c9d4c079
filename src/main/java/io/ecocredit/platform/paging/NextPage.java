package io.ecocredit.platform.paging;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells with each page of a list, in a {@code Link}, where the next one is, whatever the client calls the service. */
@Singleton
final class NextPage {

    @ServerResponseFilter
    void link(ContainerResponseContext response, UriInfo address) {
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            URI next = address.getRequestUriBuilder()
                    .replaceQueryParam("cursor", page.next())
                    .build();
            response.getHeaders()
                    .add(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
    }
}
