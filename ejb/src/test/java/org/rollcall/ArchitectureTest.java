package org.rollcall;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Set;
import org.rollcall.staff.Permitted;

/** The rules of architecture.md, section 6, for this module and the two it stands on. No rule passes on nothing. */
@AnalyzeClasses(
        packages = "org.rollcall",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    /** Those of the modules below. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    /** One row of the architecture's table: they know each other, and nobody else. */
    private static final Set<String> FOUNDATION = Set.of("shared", "settings", "staff", "audit");

    @ArchTest
    static final ArchRule THE_CODEC_NEEDS_JAVA_ONLY = classes()
            .that()
            .resideInAPackage("org.rollcall.radius.codec..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "org.rollcall.radius.codec..");

    @ArchTest
    static final ArchRule THE_CONTRACT_NEEDS_CODEC_AND_CONNECTORS_ONLY = classes()
            .that()
            .resideInAPackage("org.rollcall.radius.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "javax.naming..", "javax.net.ssl..", "jakarta.resource..", "org.rollcall.radius..");

    @ArchTest
    static final ArchRule ONLY_GATEWAY_AND_NAS_SEE_THE_ADAPTER = noClasses()
            .that()
            .resideInAPackage("org.rollcall..")
            .and()
            .resideOutsideOfPackages("org.rollcall.radius..", "org.rollcall.gateway..", "org.rollcall.nas..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.rollcall.radius.api..");

    @ArchTest
    static final ArchRule COMPONENTS_HAVE_NO_CYCLES =
            slices().assignedFrom(new Components()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_FOUNDATION_USES_NO_COMPONENT = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.rollcall.shared..", "org.rollcall.settings..", "org.rollcall.staff..", "org.rollcall.audit..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.rollcall..")
                    .and(DescribedPredicate.not(resideInAnyPackage(
                            "org.rollcall.shared..",
                            "org.rollcall.settings..",
                            "org.rollcall.staff..",
                            "org.rollcall.audit.."))));

    @ArchTest
    static final ArchRule RULES_ARE_PURE = noClasses()
            .that(rules())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "java.sql..", "javax.sql..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    /** They may read themselves from a row, but nothing more. */
    @ArchTest
    static final ArchRule RECORDS_HOLD_NO_BEANS = noClasses()
            .that()
            .areRecords()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ejb..", "jakarta.persistence..", "jakarta.inject..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<JavaMethodCall>("now() without a clock") {
                @Override
                public boolean test(JavaMethodCall call) {
                    String owner = call.getTargetOwner().getName();
                    return (owner.startsWith("java.time.")
                                    && call.getName().equals("now")
                                    && call.getTarget().getRawParameterTypes().isEmpty())
                            || (owner.equals("java.lang.System")
                                    && call.getName().equals("currentTimeMillis"));
                }
            });

    @ArchTest
    static final ArchRule DESKS_ARE_GUARDED = classes()
            .that()
            .haveSimpleNameEndingWith("Desk")
            .should()
            .bePublic()
            .andShould()
            .beAnnotatedWith(Stateless.class)
            .andShould()
            .beAnnotatedWith(Permitted.class);

    /** Through the no-interface view only public methods reach the bean; others would run on the empty proxy. */
    @ArchTest
    static final ArchRule SESSION_BEANS_ARE_CALLED_AT_PUBLIC_METHODS = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<JavaMethodCall>("a method of a session bean that is not public") {
                @Override
                public boolean test(JavaMethodCall call) {
                    JavaClass owner = call.getTargetOwner();
                    boolean bean = owner.isAnnotatedWith(Stateless.class) || owner.isAnnotatedWith(Singleton.class);
                    return bean
                            && !call.getOriginOwner().equals(owner)
                            && call.getTarget()
                                    .resolveMember()
                                    .map(method -> !method.getModifiers().contains(JavaModifier.PUBLIC)
                                            && !method.getModifiers().contains(JavaModifier.STATIC))
                                    .orElse(false);
                }
            });

    /** WildFly makes its enterprise beans wait for the persistence unit, but not the other CDI beans: a race at the start. */
    @ArchTest
    static final ArchRule ENTERPRISE_BEANS_ONLY_ARE_GIVEN_ENTITIES = fields().that()
            .areAnnotatedWith(PersistenceContext.class)
            .should()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(Stateless.class);

    @ArchTest
    static final ArchRule NO_STATEFUL_BEANS = noClasses().should().beAnnotatedWith(Stateful.class);

    @ArchTest
    static final ArchRule MESSAGES_ARRIVE_AT_THE_GATEWAY_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("org.rollcall.gateway..")
            .should()
            .beAnnotatedWith(MessageDriven.class);

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Dto");

    @ArchTest
    static final ArchRule LOGS_GO_THROUGH_THE_PLATFORM = noClasses()
            .that()
            // getParentLogger of javax.sql.CommonDataSource names it
            .doNotHaveSimpleName("DatabaseSource")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule EVERY_CLASS_IS_IN_A_COMPONENT = classes().should().resideInAPackage("org.rollcall.*..");

    private static DescribedPredicate<JavaClass> rules() {
        return DescribedPredicate.describe(
                "rules, policies and machines",
                type -> type.getSimpleName().endsWith("Rules")
                        || type.getSimpleName().endsWith("Policy")
                        || type.getSimpleName().endsWith("Machine"));
    }

    private static final class Components implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String[] parts = type.getPackageName().split("\\.");
            if (parts.length < 3 || parts[2].equals("radius")) {
                return SliceIdentifier.ignore();
            }
            return SliceIdentifier.of(FOUNDATION.contains(parts[2]) ? "foundation" : parts[2]);
        }

        @Override
        public String getDescription() {
            return "components";
        }
    }
}
