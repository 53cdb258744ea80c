package org.anju.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house's plan: what may depend on what. */
@AnalyzeClasses(packages = "org.anju.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] SERVERS = {
        "io.vertx..", "io.netty..", "org.influxdb..", "java.sql..", "org.jdbi..", "com.zaxxer..", "java.net.http.."
    };

    @ArchTest
    static final ArchRule MODEL_USES_NOTHING = classes()
            .that()
            .resideInAPackage("..model..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "org.anju.gateway.model.."));

    @ArchTest
    static final ArchRule PURE_PARTS_KNOW_NO_SERVER = noClasses()
            .that()
            .resideInAnyPackage("..dialect..", "..alert..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVERS);

    @ArchTest
    static final ArchRule HISTORY_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("..gateway.history..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..gateway.delivery..", "..gateway.live..");

    @ArchTest
    static final ArchRule DELIVERY_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("..gateway.delivery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..gateway.history..", "..gateway.live..");

    @ArchTest
    static final ArchRule LIVE_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("..gateway.live..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..gateway.history..", "..gateway.delivery..");

    @ArchTest
    static final ArchRule ONLY_SQL_SPEAKS_SQL = noClasses()
            .that(not(resideInAnyPackage("..gateway.sql..", "..gateway.journal..", "..gateway.history..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.jdbi..");

    @ArchTest
    static final ArchRule ONLY_THE_ROOT_KNOWS_EVERYBODY = noClasses()
            .that(not(resideInAPackage("org.anju.gateway")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.anju.gateway");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS_OR_PRINTS = noClasses()
            .that()
            .resideOutsideOfPackage("org.anju.gateway")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
