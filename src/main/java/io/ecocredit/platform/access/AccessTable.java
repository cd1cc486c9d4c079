package io.ecocredit.platform.access;

/**
 * Who may do what, as a text that a person can read: a header with {@code operation}, {@code public} and the roles, then a
 * line for each operation, whose name is that in the contract. {@code all} allows, {@code own} allows on what is the
 * caller's own, {@code -} refuses. An operation without a line is refused to everybody.
 */
public interface AccessTable {

    String text();
}
