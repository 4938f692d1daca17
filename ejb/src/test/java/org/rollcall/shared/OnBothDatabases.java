package org.rollcall.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs a test class on PostgreSQL and on H2, each time with a fresh, migrated database of its own:
 *
 * <pre>{@code
 * @OnBothDatabases
 * class StatusChangesTest {
 *     private final TestDatabase database;
 *
 *     StatusChangesTest(TestDatabase database) {
 *         this.database = database;
 *     }
 * }
 * }</pre>
 *
 * All tests of a class share the database; {@link TestDatabase#clear} empties it.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ParameterizedClass(name = "{0}")
@MethodSource("org.rollcall.shared.TestDatabases#both")
public @interface OnBothDatabases {}
