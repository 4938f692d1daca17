package org.rollcall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rollcall.access.ServiceClass;
import org.rollcall.gateway.QuarantineDesk;
import org.rollcall.gateway.QuarantinedRecord;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.NotFound;

/** An accounting record that could not be stored: what is in it, another try, or away with it. */
@Named("quarantined")
@RequestScoped
public class QuarantinedPage {
    private static final String LIST = "quarantine?faces-redirect=true";

    @Inject
    private QuarantineDesk desk;

    private QuarantinedRecord it;
    private String code;
    private List<String> attributes = List.of();
    private String dump;

    /** Reads it; 404 if it is not there, any more perhaps. */
    public void arrive() {
        try {
            long id = Address.number("id").orElse(0);
            it = desk.get(id);
            RadiusPacket packet = desk.packet(id);
            code = packet.code().map(PacketCode::toString).orElse(Integer.toString(packet.codeNumber())) + ", "
                    + Texts.text("quarantined.packet", packet.identifier(), packet.length());
            attributes =
                    packet.attributes().stream().map(ServiceClass::describe).toList();
            dump = packet.dump();
        } catch (NotFound gone) {
            Pages.notFound(gone);
        }
    }

    /** Back to the list if it was stored; else the page says why not, this time. */
    public String retry() {
        long id = Address.number("id").orElse(0);
        return Attempt.to(() -> expectStored(desk.retry(id)), "done.quarantined.stored") ? LIST : null;
    }

    private static void expectStored(QuarantineDesk.Retried retried) {
        if (!retried.stored()) {
            throw new Conflict("", Texts.text("quarantined.again"));
        }
    }

    public String delete() {
        long id = Address.number("id").orElse(0);
        return Attempt.to(() -> desk.delete(id), "done.quarantined.deleted") ? LIST : null;
    }

    public QuarantinedRecord getIt() {
        return it;
    }

    /** What kind of packet it is, and its number. */
    public String getCode() {
        return code;
    }

    /** Each with name and value on one line, whatever the octets are. */
    public List<String> getAttributes() {
        return attributes;
    }

    public String getDump() {
        return dump;
    }
}
