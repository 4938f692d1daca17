package org.rollcall.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.customer.CustomerRow;
import org.rollcall.customer.CustomerStatus;
import org.rollcall.customer.StatusChange;
import org.rollcall.gateway.QuarantineDesk;
import org.rollcall.gateway.QuarantinedRecord;
import org.rollcall.lifecycle.JobChange;
import org.rollcall.lifecycle.JobRun;
import org.rollcall.lifecycle.LifecyclePeriods;
import org.rollcall.lifecycle.RunCounts;
import org.rollcall.lifecycle.RunState;
import org.rollcall.radius.codec.MalformedPacketException;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.session.DisconnectResult;
import org.rollcall.session.SessionRow;
import org.rollcall.settings.RuntimeSetting;
import org.rollcall.shared.InvalidInput;
import org.rollcall.totals.MonthlySum;
import org.rollcall.totals.StatusTotal;
import org.rollcall.totals.Totals;

/** Holds openapi.json against the classes it describes: every address, every field that goes in, what comes out. */
class OpenApiTest {
    private static final JsonObject DOCUMENT = FieldsReader.parse(OpenApiResource.read());
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static JsonObject schema(String name) {
        return DOCUMENT.getJsonObject("components").getJsonObject("schemas").getJsonObject(name);
    }

    /** Its own properties and those of the schemas it is made of. */
    private static Set<String> properties(JsonObject schema) {
        Set<String> names = new TreeSet<>();
        schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject()
                .keySet()
                .forEach(names::add);
        for (JsonValue part :
                schema.getOrDefault("allOf", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
            names.addAll(properties(schema(referred(part.asJsonObject()))));
        }
        return names;
    }

    private static String referred(JsonObject reference) {
        String pointer = reference.getString("$ref");
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    @Test
    void describesExactlyTheAddressesThereAre() {
        Set<String> classes = new TreeSet<>();
        for (Class<?> resource : RestApplication.RESOURCES) {
            for (Method method : resource.getDeclaredMethods()) {
                verb(method).ifPresent(verb -> classes.add(verb + " " + path(resource, method)));
            }
        }
        Set<String> described = new TreeSet<>(Set.of());
        DOCUMENT.getJsonObject("paths").forEach((path, item) -> item.asJsonObject()
                .keySet()
                .forEach(verb -> described.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        classes.addAll(Set.of("GET /health/live", "GET /health/ready"));
        assertThat(described).isEqualTo(classes);
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        String path = "/" + resource.getAnnotation(Path.class).value();
        return method.isAnnotationPresent(Path.class)
                ? path + "/" + method.getAnnotation(Path.class).value()
                : path;
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        walk(DOCUMENT, object -> {
            if (object.get("$ref") instanceof JsonString reference
                    && !Json.PROVIDER
                            .createPointer(reference.getString().substring(1))
                            .containsValue(DOCUMENT)) {
                broken.add(reference.getString());
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void everyOperationHasItsOwnName() {
        List<String> names = new ArrayList<>();
        walk(DOCUMENT.getJsonObject("paths"), object -> {
            if (object.containsKey("operationId")) {
                names.add(object.getString("operationId"));
            }
        });
        assertThat(names).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    private static void walk(JsonValue value, Consumer<JsonObject> visitor) {
        if (value instanceof JsonObject object) {
            visitor.accept(object);
            object.values().forEach(child -> walk(child, visitor));
        } else if (value instanceof JsonArray array) {
            array.forEach(child -> walk(child, visitor));
        }
    }

    static Stream<Arguments> whatGoesIn() {
        return Stream.of(
                in("NewNas", fields -> NasResource.data(fields, 300)),
                in("NewPlan", PlansResource::data),
                in("NewPool", PoolsResource::data),
                in("NewCustomer", CustomersResource::data),
                in("NewService", ServicesResource::data));
    }

    private static Arguments in(String schema, Consumer<Fields> reader) {
        return Arguments.of(schema, reader);
    }

    @ParameterizedTest
    @MethodSource("whatGoesIn")
    void namesTheFieldsThatAreRead(String schema, Consumer<Fields> reader) {
        Fields fields = Fields.of(Json.object().put("surplus", 1).build());
        assertThatThrownBy(() -> reader.accept(fields)).isInstanceOf(InvalidInput.class);
        assertThat(fields.asked()).isEqualTo(properties(schema(schema)));
    }

    static Stream<Arguments> whatComesOut() {
        var customer = new CustomerRow(
                1,
                CustomerStatus.NEW,
                true,
                true,
                "ann",
                "Ann",
                null,
                null,
                null,
                List.of(new CustomerRow.PlanName(2, "Fiber")),
                List.of("10.0.0.1"),
                null,
                NOW,
                NOW);
        var run = new JobRun(
                1,
                LocalDate.EPOCH,
                true,
                new LifecyclePeriods(OptionalInt.of(10), OptionalInt.empty()),
                "api",
                RunState.QUEUED,
                new RunCounts(1, 2, 3),
                Optional.empty(),
                NOW,
                Optional.empty(),
                Optional.empty());
        var quarantined = new QuarantinedRecord(1, NOW, 2, "bng", "10.0.0.1 40000", "no Acct-Session-Id");
        var change = new JobChange(1, CustomerStatus.BLOCKED, CustomerStatus.INACTIVE, "grace", Optional.of("locked"));
        var total = new StatusTotal("new", 1, List.of(new MonthlySum("EUR", java.math.BigDecimal.TEN)));
        return Stream.of(
                Arguments.of("CustomerRow", CustomersResource.json(customer)),
                Arguments.of(
                        "StatusChange",
                        CustomersResource.json(new StatusChange(
                                NOW, LocalDate.EPOCH, Optional.empty(), CustomerStatus.NEW, "api", "why"))),
                Arguments.of("Session", SessionsResource.json(session())),
                Arguments.of(
                        "DisconnectResult",
                        SessionsResource.json(
                                new DisconnectResult(DisconnectResult.Outcome.NAK, OptionalInt.of(503), 12))),
                Arguments.of(
                        "QuarantinedRecord",
                        QuarantineResource.common(quarantined).build()),
                Arguments.of("QuarantinedPacket", QuarantineResource.json(quarantined, packet())),
                Arguments.of(
                        "QuarantineRetry", QuarantineResource.json(new QuarantineDesk.Retried(false, "no session"))),
                Arguments.of("Run", LifecycleResource.json(run)),
                Arguments.of(
                        "RunChange",
                        LifecycleResource.json(run, List.of(change))
                                .getJsonArray("changes")
                                .getJsonObject(0)),
                Arguments.of("Totals", TotalsResource.json(new Totals(List.of(total), total, NOW))),
                Arguments.of("Settings", SettingsResource.json(settings())),
                Arguments.of("SettingsFields", SettingsResource.json(settings())),
                Arguments.of("Problem", ProblemJson.of(400, "Bad Request", "", List.of())));
    }

    private static RadiusPacket packet() {
        byte[] octets = new byte[20];
        octets[0] = 4;
        octets[3] = 20;
        try {
            return RadiusPacket.parse(octets, 0, octets.length);
        } catch (MalformedPacketException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> settings() {
        return Arrays.stream(RuntimeSetting.values())
                .collect(Collectors.toMap(RuntimeSetting::key, RuntimeSetting::byDefault));
    }

    private static SessionRow session() {
        return new SessionRow(
                1,
                "8000",
                "ann",
                2L,
                3L,
                4L,
                5,
                "bng",
                "10.0.0.1",
                null,
                "RADIUS",
                1L << 40,
                2,
                3,
                4,
                "10.1.0.1",
                null,
                null,
                "aa:bb:cc:dd:ee:ff",
                null,
                NOW,
                NOW,
                null,
                60,
                null,
                null,
                false,
                false,
                false);
    }

    @ParameterizedTest
    @MethodSource("whatComesOut")
    void namesTheFieldsThatAreWritten(String schema, JsonObject json) {
        assertThat(json.keySet()).isEqualTo(properties(schema(schema)));
    }
}
