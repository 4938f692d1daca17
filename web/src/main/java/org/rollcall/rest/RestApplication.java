package org.rollcall.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The API and all it consists of, named, so that no server's scanning can add or miss anything. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {
    static final Set<Class<?>> RESOURCES = Set.of(
            NasResource.class,
            PlansResource.class,
            PoolsResource.class,
            CustomersResource.class,
            ServicesResource.class,
            SessionsResource.class,
            AccessResource.class,
            TotalsResource.class,
            QuarantineResource.class,
            LifecycleResource.class,
            SettingsResource.class,
            HealthResource.class,
            MetricsResource.class,
            OpenApiResource.class);

    private static final Set<Class<?>> PROVIDERS =
            Set.of(FieldsReader.class, JsonBodyWriter.class, ProblemMapper.class);

    @Override
    public Set<Class<?>> getClasses() {
        var classes = new HashSet<Class<?>>(RESOURCES);
        classes.addAll(PROVIDERS);
        return classes;
    }

    /** Jersey would describe the API once more in its own language. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
