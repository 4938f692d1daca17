package org.rollcall.radius.ra;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.radius.api.Distribution;
import org.rollcall.radius.api.Door;
import org.rollcall.radius.api.RadSecDoor;

/**
 * Decides when a port is open and read. A port is bound while the door is open; it is read while, besides, its
 * listener is active. The two come in either order: Payara activates before start-up beans have run, WildFly after.
 *
 * <p>The door belongs to the application that opened it. A listener that is activated again (a server that was
 * suspended and goes on) finds it open; another listener, of an application deployed anew whose schema may not be
 * migrated yet, finds it shut.
 */
final class Doorkeeper {
    private final WorkManager works;
    private final Clients clients;
    private final Clock clock;
    private final Map<ListenerKind, Listener> active = new EnumMap<>(ListenerKind.class);
    private final Map<ListenerKind, WeakReference<MessageEndpointFactory>> former = new EnumMap<>(ListenerKind.class);
    private final Map<ListenerKind, ListeningPort> ports = new ConcurrentHashMap<>();
    /** Null if there is none. */
    private volatile RadSecPort radSec;

    private Door asked;
    private volatile Door opened;

    Doorkeeper(WorkManager works, Clients clients, Clock clock) {
        this.works = works;
        this.clients = clients;
        this.clock = clock;
    }

    private record Listener(MessageEndpointFactory endpoints, ListenerActivation activation) {}

    synchronized void open(Door door) throws ResourceException {
        if (opened != null) {
            if (door.equals(asked) || door.equals(opened)) {
                return;
            }
            throw new ResourceException("the door is open already, as " + opened + "; shut it before opening " + door);
        }
        former.clear();
        try {
            for (ListenerKind kind : ListenerKind.values()) {
                ports.put(kind, ListeningPort.bind(kind, new InetSocketAddress(door.bind(), kind.port(door))));
            }
            for (ListenerKind kind : active.keySet()) {
                begin(kind);
            }
            beginRadSec(door);
            asked = door;
            opened = new Door(
                    door.bind(),
                    boundPort(ListenerKind.AUTHENTICATION),
                    boundPort(ListenerKind.ACCOUNTING),
                    door.radSec().map(tls -> new RadSecDoor(radSec.address().getPort(), tls.tls())));
        } catch (ResourceException e) {
            shut();
            throw e;
        }
    }

    private void beginRadSec(Door door) throws ResourceException {
        if (door.radSec().isPresent()) {
            RadSecDoor tls = door.radSec().get();
            RadSecPort port = RadSecPort.bind(
                    tls, new InetSocketAddress(door.bind(), tls.port()), clients, kind -> Optional.ofNullable(
                                    ports.get(kind))
                            .flatMap(ListeningPort::intake));
            try {
                works.startWork(port, WorkManager.INDEFINITE, null, null);
            } catch (WorkException e) {
                port.discard();
                throw new ResourceException("the server gives no thread for the RadSec port", e);
            }
            radSec = port;
        }
    }

    synchronized void shut() {
        if (radSec != null) {
            radSec.end();
            radSec = null;
        }
        for (ListenerKind kind : ListenerKind.values()) {
            close(kind);
        }
        asked = null;
        opened = null;
    }

    synchronized void activate(MessageEndpointFactory endpoints, ListenerActivation activation)
            throws ResourceException {
        ListenerKind kind = activation.kind();
        Listener present = active.get(kind);
        if (present != null) {
            if (Objects.equals(present.endpoints(), endpoints)) {
                return;
            }
            throw new NotSupportedException("there is an " + kind + " listener already; a request has one receiver");
        }
        WeakReference<MessageEndpointFactory> last = former.get(kind);
        if (last != null && !endpoints.equals(last.get())) {
            shut();
            former.clear();
        }
        active.put(kind, new Listener(endpoints, activation));
        if (opened != null) {
            try {
                if (!ports.containsKey(kind)) {
                    ports.put(kind, ListeningPort.bind(kind, new InetSocketAddress(opened.bind(), kind.port(opened))));
                }
                begin(kind);
            } catch (ResourceException e) {
                close(kind);
                active.remove(kind);
                throw e;
            }
        }
    }

    synchronized void deactivate(MessageEndpointFactory endpoints, ListenerKind kind) {
        Listener present = active.get(kind);
        if (present != null && Objects.equals(present.endpoints(), endpoints)) {
            close(kind);
            active.remove(kind);
            former.put(kind, new WeakReference<>(endpoints));
        }
    }

    Optional<Door> door() {
        return Optional.ofNullable(opened);
    }

    /** The address of the open door. */
    Optional<InetAddress> bind() {
        return door().map(Door::bind);
    }

    /** Since the port was opened. */
    Distribution batches(ListenerKind kind) {
        ListeningPort port = ports.get(kind);
        return port == null ? Distribution.NONE : port.batches();
    }

    int radSecConnections() {
        RadSecPort port = radSec;
        return port == null ? 0 : port.connected();
    }

    long radSecRefused() {
        RadSecPort port = radSec;
        return port == null ? 0 : port.refused();
    }

    int queued() {
        return ports.values().stream().mapToInt(ListeningPort::queued).sum();
    }

    private void begin(ListenerKind kind) throws ResourceException {
        Listener listener = active.get(kind);
        ports.get(kind).begin(works, clients, clock, listener.endpoints(), listener.activation());
    }

    private int boundPort(ListenerKind kind) {
        return ports.get(kind).address().getPort();
    }

    private void close(ListenerKind kind) {
        ListeningPort port = ports.remove(kind);
        if (port != null) {
            port.close();
        }
    }
}
