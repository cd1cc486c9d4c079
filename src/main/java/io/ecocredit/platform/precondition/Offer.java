package io.ecocredit.platform.precondition;

/**
 * Something that whoever reads a thing may do about it now.
 *
 * @param action the noun that ends its address
 * @param clause on which it rests
 */
public record Offer(String action, String label, String href, String clause) {}
