package org.anju.sim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may depend on what. */
@AnalyzeClasses(packages = "org.anju", importOptions = DoNotIncludeTests.class)
class DependencyTest {
    @ArchTest
    static final ArchRule sharesNoCodeWithTheGateway =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.anju.gateway..");

    @ArchTest
    static final ArchRule estateAndBehavioursKnowNoSockets = noClasses()
            .that()
            .resideInAnyPackage("org.anju.sim.estate", "org.anju.sim.device")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "org.eclipse.paho..", "java.net..");

    @ArchTest
    static final ArchRule onlyMainKnowsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("org.anju.sim.cli")
            .and()
            .doNotHaveFullyQualifiedName("org.anju.sim.Main")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.anju.sim.cli", "picocli..");

    @ArchTest
    static final ArchRule connectionsKnowNothingOfDevices = noClasses()
            .that()
            .resideInAPackage("org.anju.sim.mqtt")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.anju.sim.device", "org.anju.sim.estate", "org.anju.sim.fleet", "org.anju.sim.load");

    @ArchTest
    static final ArchRule behavioursReadNoClock = noClasses()
            .that()
            .resideInAPackage("org.anju.sim.device")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock");
}
