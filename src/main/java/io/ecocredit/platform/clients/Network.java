package io.ecocredit.platform.clients;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** A range of addresses, as CIDR writes it; an address alone is the range of itself. */
public final class Network {

    private final byte[] first;
    private final int bits;

    private Network(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException when the text is no address or names more bits than its address has */
    public static Network of(String cidr) {
        int slash = cidr.indexOf('/');
        byte[] address = InetAddress.ofLiteral(slash < 0 ? cidr : cidr.substring(0, slash))
                .getAddress();
        int most = address.length * Byte.SIZE;
        int bits = slash < 0 ? most : Integer.parseInt(cidr.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("“" + cidr + "” is no network");
        }
        return of(address, bits);
    }

    static Network of(byte[] address, int bits) {
        byte[] first = address.clone();
        for (int bit = bits; bit < first.length * Byte.SIZE; bit++) {
            first[bit / Byte.SIZE] &= (byte) ~(0x80 >>> (bit % Byte.SIZE));
        }
        return new Network(first, bits);
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        return other.length == first.length && Arrays.equals(of(other, bits).first, first);
    }

    /** The same text for every spelling of the same network. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(first) + "/" + bits;
    }
}
