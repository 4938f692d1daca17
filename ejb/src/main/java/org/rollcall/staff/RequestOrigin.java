package org.rollcall.staff;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Where the current request came from. The web module sets it, once per request; business code has no servlet API. */
@RequestScoped
public class RequestOrigin {
    private String address;

    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** @param address the IP address of the client, at most 45 characters */
    public void cameFrom(String address) {
        this.address = address;
    }
}
