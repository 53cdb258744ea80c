package org.anju.gateway.delivery.channel;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Keeps a webhook from reaching into the private network by name. A URL whose host is written as an address, or as {@code localhost}, goes
 * where it says: whoever configured it meant it. Any other host name must resolve to public addresses only, looked at anew before each
 * attempt; the platform's address cache makes the connection use the answer that was looked at.
 */
final class TargetGuard {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** Looks addresses up. */
    @FunctionalInterface
    interface NameService {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final String host;
    private final boolean literal;
    private final NameService names;

    private TargetGuard(String host, boolean literal, NameService names) {
        this.host = host;
        this.literal = literal;
        this.names = names;
    }

    /**
     * Checks the form of a URL.
     *
     * @throws IllegalArgumentException when it is not http or https, has no host, or carries a password
     */
    static TargetGuard of(URI url, NameService names) {
        if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new IllegalArgumentException("the URL must start with http:// or https://");
        }
        String host = url.getHost();
        if (host == null) {
            throw new IllegalArgumentException("the URL names no host");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the URL must not carry a user name or password; the signature proves who sends");
        }
        boolean literal = host.startsWith("[") || IPV4.matcher(host).matches() || host.equalsIgnoreCase("localhost");
        return new TargetGuard(host, literal, names);
    }

    /**
     * Looks the host up. Blocks.
     *
     * @return why it must not be called now; empty when it may
     */
    String refusal() {
        if (literal) {
            return "";
        }
        try {
            for (InetAddress address : names.addresses(host)) {
                if (isPrivate(address)) {
                    return host + " resolves to the private address " + address.getHostAddress()
                            + "; to reach it, configure the URL with the address itself";
                }
            }
            return "";
        } catch (UnknownHostException e) {
            return host + " is not known to the name service";
        }
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        boolean unspecified = bytes.length == 4 && bytes[0] == 0;
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || shared
                || unspecified
                || uniqueLocal;
    }
}
