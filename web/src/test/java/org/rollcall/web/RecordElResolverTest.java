package org.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.VariableMapper;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecordElResolverTest {
    private final RecordElResolver resolver = new RecordElResolver();
    private final ELContext context = new Context();

    /** As rows are. */
    public record Row(String name, Optional<String> note, OptionalLong number) {}

    private final Row row = new Row("Anna", Optional.empty(), OptionalLong.of(7));

    @Test
    void componentsAreProperties() {
        assertThat(resolver.getValue(context, row, "name")).isEqualTo("Anna");
        assertThat(context.isPropertyResolved()).isTrue();
        assertThat(resolver.getValue(context, row, "note")).isNull();
        assertThat(resolver.getValue(context, row, "number")).isEqualTo(7L);
        assertThat(resolver.isReadOnly(context, row, "name")).isTrue();
        assertThatThrownBy(() -> resolver.setValue(context, row, "name", "x"))
                .isInstanceOf(PropertyNotWritableException.class);
    }

    @Test
    void everythingElseIsLeftToOthers() {
        resolver.getValue(context, row, "unknown");
        resolver.getValue(context, "text", "name");
        resolver.getValue(context, null, "name");
        assertThat(context.isPropertyResolved()).isFalse();
    }

    private static final class Context extends ELContext {
        @Override
        public ELResolver getELResolver() {
            return null;
        }

        @Override
        public FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public VariableMapper getVariableMapper() {
            return null;
        }
    }
}
