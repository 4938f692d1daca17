package org.rollcall.radius.ra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The adapter is a product of its own, and its threads are the server's. */
@AnalyzeClasses(packages = "org.rollcall.radius.ra", importOptions = DoNotIncludeTests.class)
class DependenciesTest {
    @ArchTest
    static final ArchRule USES_CONNECTORS_CONTRACT_AND_CODEC_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.naming..",
                    "javax.security.auth..",
                    "javax.transaction.xa..",
                    "jakarta.resource..",
                    "javax.net.ssl..",
                    "tlschannel..",
                    "org.rollcall.radius..");

    @ArchTest
    static final ArchRule MAKES_NO_THREADS = noClasses()
            .should()
            .callConstructor(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.Executors");

    @ArchTest
    static final ArchRule ASKS_A_GIVEN_CLOCK = noClasses()
            .that()
            .doNotBelongToAnyOf(RadiusResourceAdapter.class)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule POLICIES_ARE_PURE = noClasses()
            .that()
            .haveSimpleNameEndingWith("Policy")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);
}
