package io.ecocredit.platform.clients;

/** Where proxies tell for whom they ask. Only one is read: a client could write the one that its proxy does not know. */
public enum ForwardingHeader {
    /** {@code X-Forwarded-For}, with {@code X-Forwarded-Proto}. */
    X_FORWARDED_FOR,
    /** RFC 7239. */
    FORWARDED
}
