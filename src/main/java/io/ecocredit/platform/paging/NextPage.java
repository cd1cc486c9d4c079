package io.ecocredit.platform.paging;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells with each page of a list, in a {@code Link}, where the next one is. */
@Singleton
final class NextPage {

    @ServerResponseFilter
    void link(ContainerResponseContext response, UriInfo address) {
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            Link next = Link.fromUriBuilder(address.getRequestUriBuilder().replaceQueryParam("cursor", page.next()))
                    .rel("next")
                    .build();
            response.getHeaders().add(HttpHeaders.LINK, next);
        }
    }
}
