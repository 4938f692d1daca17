package org.rollcall.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import jakarta.ws.rs.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.InvalidInput;

class FieldsTest {
    private enum Colour {
        DEEP_RED,
        BLUE
    }

    private static Fields given(String json) {
        return Fields.of(FieldsReader.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<FieldError> errors(Fields fields, Consumer<Fields> reading) {
        reading.accept(fields);
        InvalidInput refused = org.assertj.core.api.Assertions.catchThrowableOfType(InvalidInput.class, fields::check);
        return refused == null ? List.of() : refused.errors();
    }

    @Test
    void readsEachTypeExactly() {
        Fields fields = given("""
                {"text": "Ünïcode \\ud83d\\ude00", "long": 9223372036854775807, "amount": "29.90", "plain": 29.90,
                 "flag": true, "date": "2028-02-29", "word": "deep-red", "macs": ["a", "b"]}""");
        assertThat(fields.text("text")).isEqualTo("Ünïcode 😀");
        assertThat(fields.number("long")).isEqualTo(Long.MAX_VALUE);
        assertThat(fields.amount("amount")).isEqualTo("29.90");
        assertThat(fields.amount("plain")).isEqualByComparingTo("29.90");
        assertThat(fields.flag("flag", false)).isTrue();
        assertThat(fields.date("date")).isEqualTo("2028-02-29");
        assertThat(fields.word("word", Colour.class)).isEqualTo(Colour.DEEP_RED);
        assertThat(fields.texts("macs")).containsExactly("a", "b");
        fields.check();
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThat(errors(given("{\"name\": 5, \"port\": \"x\", \"surplus\": 1}"), fields -> {
                    fields.text("name");
                    fields.optionalInt("port");
                    fields.text("secret");
                }))
                .containsExactly(
                        new FieldError("name", "must be text"),
                        new FieldError("port", "must be a whole number"),
                        new FieldError("secret", "is required"),
                        new FieldError("surplus", "unknown field"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "\"1\"", "1e30", "9223372036854775808", "true", "[1]", "{}", "1e999999999"})
    void aWholeNumberIsNothingElse(String json) {
        assertThat(errors(given("{\"n\": " + json + "}"), fields -> fields.number("n")))
                .containsExactly(new FieldError("n", "must be a whole number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e0", "10e-1"})
    void aWholeNumberMayBeWrittenOtherwise(String json) {
        assertThat(given("{\"n\": " + json + "}").number("n")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"0.00001\" | has too many digits",
                "\"1234567890123456\" | has too many digits",
                "1e999999999 | has too many digits",
                "\"1e-999999999\" | has too many digits",
                "\"1,5\" | must be an amount like \"29.90\"",
                "true | must be an amount like \"29.90\"",
                "null | is required"
            })
    void anAmountFitsTheDatabase(String json, String problem) {
        assertThat(errors(given("{\"price\": " + json + "}"), fields -> fields.amount("price")))
                .containsExactly(new FieldError("price", problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\u007f", "\\ud83d", "\\ude00x"})
    void textThatPostgresqlRefusesIsRefusedHere(String json) {
        assertThat(errors(given("{\"name\": \"a" + json + "\", \"macs\": [\"" + json + "\"]}"), fields -> {
                    fields.text("name");
                    fields.texts("macs");
                }))
                .extracting(FieldError::field)
                .containsExactly("name", "macs");
    }

    @Test
    void aWordIsOneOfTheList() {
        assertThat(errors(given("{\"colour\": \"green\"}"), fields -> fields.word("colour", Colour.class)))
                .containsExactly(new FieldError("colour", "must be one of deep-red, blue"));
        assertThat(given("{}").word("colour", Colour.class, Colour.BLUE)).isEqualTo(Colour.BLUE);
    }

    @Test
    void aChangeKeepsWhatItDoesNotName() {
        Fields fields = given("{\"phone\": null, \"city\": \"Kyiv\"}")
                .over(Json.object()
                        .put("id", 7)
                        .put("name", "Ann")
                        .put("phone", "+1")
                        .put("city", "Lviv")
                        .build());
        assertThat(fields.text("name")).isEqualTo("Ann");
        assertThat(fields.optionalText("phone")).isEmpty();
        assertThat(fields.optionalText("city")).hasValue("Kyiv");
        fields.check();
    }

    @Test
    void aChangeCannotClearWhatIsRequiredNorChangeWhatIsGiven() {
        Fields stored = given("{\"name\": null, \"id\": 8}")
                .over(Json.object().put("id", 7).put("name", "Ann").build());
        assertThat(errors(stored, fields -> fields.text("name")))
                .containsExactly(new FieldError("name", "is required"), new FieldError("id", "cannot be changed"));
    }

    @Test
    void nestedFieldsAreMergedUntilTheirKindChanges() {
        var stored = Json.object()
                .put("ipv4", Json.object().put("mode", "static").put("address", "10.0.0.1"))
                .build();
        Fields other = given("{\"ipv4\": {\"address\": \"10.0.0.2\"}}").over(stored);
        assertThat(other.nested("ipv4", "mode").orElseThrow().text("mode")).isEqualTo("static");

        Fields same = given("{\"ipv4\": {\"mode\": \"static\"}}").over(stored);
        assertThat(same.nested("ipv4", "mode").orElseThrow().text("address")).isEqualTo("10.0.0.1");

        Fields changed = given("{\"ipv4\": {\"mode\": \"nas\"}}").over(stored);
        assertThat(changed.nested("ipv4", "mode").orElseThrow().optionalText("address"))
                .isEmpty();

        Fields unnamed = given("{}").over(stored);
        assertThat(unnamed.nested("ipv4", "mode").orElseThrow().text("address")).isEqualTo("10.0.0.1");

        assertThat(given("{\"ipv4\": null}").over(stored).nested("ipv4", "mode"))
                .isEqualTo(Optional.empty());
    }

    @Test
    void nestedFieldsAreNamedInErrors() {
        assertThat(errors(given("{\"ipv4\": {\"mod\": \"nas\"}}"), fields -> fields.nested("ipv4", "mode")
                        .ifPresent(ipv4 -> ipv4.text("mode"))))
                .containsExactly(
                        new FieldError("ipv4.mode", "is required"), new FieldError("ipv4.mod", "unknown field"));
        assertThat(errors(given("{\"ipv4\": \"nas\"}"), fields -> fields.nested("ipv4", "mode")))
                .containsExactly(new FieldError("ipv4", "must be an object"));
    }

    @Test
    void noBodyHasNoFields() {
        assertThat(Fields.orNone(null).optionalText("reason")).isEmpty();
        assertThat(given("").optionalText("reason")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1]", "5", "null", "{\"a\":1}{}", "{'a':1}", "nonsense", " "})
    void whatIsNoJsonObjectIsABadRequest(String body) {
        assertThatThrownBy(() -> given(body))
                .asInstanceOf(type(BadRequestException.class))
                .extracting(e -> e.getResponse().getStatus())
                .isEqualTo(400);
    }
}
