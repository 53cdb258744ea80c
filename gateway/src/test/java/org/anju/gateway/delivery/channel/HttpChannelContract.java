package org.anju.gateway.delivery.channel;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.Recipient.Contact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract for channels that post to a service; each says how the service answers and reads. */
abstract class HttpChannelContract extends ChannelContract {
    static final Clock CLOCK = Clock.systemUTC();

    final ExecutorService executor = Executors.newFixedThreadPool(2);
    final HttpClient http = Channels.httpClient(executor);
    HttpPeer peer;
    private Channel channel;

    abstract HttpPeer.Answer accept(HttpPeer.Request request);

    abstract HttpPeer.Answer refusal();

    abstract Contact contact();

    @BeforeEach
    void open() throws Exception {
        peer = new HttpPeer(this::accept);
        channel = Channels.of(Recipient.machine("bureau", contact()), TestParts.parts(http, CLOCK));
    }

    @AfterEach
    void shut() {
        channel.close();
        peer.close();
        executor.shutdownNow();
    }

    @Override
    Channel channel() {
        return channel;
    }

    @Override
    void peerComes() throws Exception {
        peer.comes();
    }

    @Override
    void peerGoes() {
        peer.goes();
    }

    @Override
    void peerRefusesNext() {
        peer.next(refusal().status(), refusal().body());
    }

    @Override
    List<String> taken() {
        return peer.taken.stream().map(HttpPeer.Request::body).toList();
    }
}
