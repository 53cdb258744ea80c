package org.anju.gateway.history;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where an InfluxDB is and how to sign in to it. Its text form never shows a credential.
 *
 * @param address scheme, host and port, such as {@code http://127.0.0.1:8086}
 * @param database database, or the one a 2.x or 3 server maps a bucket to
 * @param user empty when none is needed
 * @param password empty when none is needed
 * @param token sent as {@code Authorization: Token …} in place of user and password; empty when there is none
 */
public record InfluxTarget(String address, String database, String user, String password, String token) {
    private static final String DEFAULT_DATABASE = "anju";
    private static final int DEFAULT_PORT = 8086;
    private static final String SHAPE =
            "it must read http://[user:password@]host[:port][/database] (influxdb.url, ANJU_INFLUX_URL)";

    /**
     * Reads {@code http[s]://[user:password@]host[:port][/database]}; the database is {@code anju} when the path is empty.
     *
     * @param token access token of a 2.x or 3 server, empty when there is none
     * @throws IllegalArgumentException when the URL has another shape; the message repeats no part of it that could be a credential
     */
    public static InfluxTarget parse(String url, String token) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException _unreadable) {
            throw new IllegalArgumentException("the InfluxDB URL cannot be read: " + SHAPE);
        }
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("^/+|/+$", "");
        if (!http || uri.getHost() == null || path.indexOf('/') >= 0 || uri.getQuery() != null) {
            throw new IllegalArgumentException("the InfluxDB URL is not understood: " + SHAPE);
        }
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        String userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = userInfo.indexOf(':');
        return new InfluxTarget(
                uri.getScheme() + "://" + uri.getHost() + ":" + port,
                path.isEmpty() ? DEFAULT_DATABASE : path,
                decode(colon < 0 ? userInfo : userInfo.substring(0, colon)),
                decode(colon < 0 ? "" : userInfo.substring(colon + 1)),
                token);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return address + "/" + database;
    }
}
