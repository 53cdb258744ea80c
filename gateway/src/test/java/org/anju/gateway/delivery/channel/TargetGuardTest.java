package org.anju.gateway.delivery.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:10.0.0.1"
            })
    void knowsPrivateAddresses(String address) throws UnknownHostException {
        assertTrue(TargetGuard.isPrivate(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.0.1", "100.128.0.1", "172.32.0.1", "2001:4860:4860::8888"})
    void knowsPublicAddresses(String address) throws UnknownHostException {
        assertFalse(TargetGuard.isPrivate(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/", "http://localhost/", "http://[::1]:80/", "https://10.0.0.7/x"})
    void goesToAPrivateAddressThatIsConfiguredAsSuch(String url) {
        assertEquals("", guard(url, "10.0.0.7").refusal());
    }

    @Test
    void refusesAnAddressInDisguise() {
        assertThrows(IllegalArgumentException.class, () -> guard("http://127.1/", "127.0.0.1"));
        assertTrue(guard("http://2130706433/", "127.0.0.1").refusal().contains("the private address 127.0.0.1"));
    }

    @Test
    void refusesANameThatResolvesToAPrivateAddressAmongOthers() {
        String refusal =
                guard("https://hooks.example.org/", "8.8.8.8", "10.0.0.7").refusal();
        assertTrue(refusal.startsWith("hooks.example.org resolves to the private address 10.0.0.7"), refusal);
        assertEquals("", guard("https://hooks.example.org/", "8.8.8.8").refusal());
    }

    @Test
    void saysWhenANameIsUnknown() {
        TargetGuard guard = TargetGuard.of(URI.create("https://hooks.example.org/"), host -> {
            throw new UnknownHostException(host);
        });
        assertEquals("hooks.example.org is not known to the name service", guard.refusal());
    }

    private static TargetGuard guard(String url, String... addresses) {
        return TargetGuard.of(URI.create(url), host -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        });
    }
}
