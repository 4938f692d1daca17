package org.rollcall.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Lets beans inject the settings of this process. */
@ApplicationScoped
public class Configurations {
    @Produces
    Configuration configuration() {
        return Environment.current();
    }
}
