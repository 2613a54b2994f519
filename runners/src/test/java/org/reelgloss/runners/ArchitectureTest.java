package org.reelgloss.runners;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.reelgloss");

  @Test
  void dependenciesPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("schemas")
        .definedBy("org.reelgloss.schemas..")
        .layer("gpu-runtime")
        .definedBy("org.reelgloss.gpu..", "org.reelgloss.video..", "org.reelgloss.vision..")
        .layer("transforms")
        .definedBy("org.reelgloss.transforms..")
        .layer("pipeline")
        .definedBy("org.reelgloss.pipeline..")
        .layer("runners")
        .definedBy("org.reelgloss.runners..")
        .whereLayer("runners")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("pipeline")
        .mayOnlyBeAccessedByLayers("runners")
        .whereLayer("transforms")
        .mayOnlyBeAccessedByLayers("pipeline", "runners")
        .whereLayer("gpu-runtime")
        .mayOnlyBeAccessedByLayers("transforms", "pipeline", "runners")
        .check(CLASSES);
  }

  @Test
  void schemasKnowNeitherBeamNorModelsNorMedia() {
    noClasses()
        .that()
        .resideInAPackage("org.reelgloss.schemas..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.beam..", "ai.djl..", "ai.onnxruntime..", "org.bytedeco..")
        .check(CLASSES);
  }

  @Test
  void nothingBelowTheStagesKnowsBeam() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.reelgloss.gpu..", "org.reelgloss.video..", "org.reelgloss.vision..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.beam..")
        .check(CLASSES);
  }

  @Test
  void nothingAboveTheRuntimeKnowsNativeLibraries() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.reelgloss.transforms..", "org.reelgloss.pipeline..", "org.reelgloss.runners..")
        .and()
        .resideOutsideOfPackage("org.reelgloss.pipeline.selector.training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco..", "ai.djl..", "ai.onnxruntime..")
        .check(CLASSES);
  }

  @Test
  void trainingKnowsNothingNativeButTensors() {
    noClasses()
        .that()
        .resideInAPackage("org.reelgloss.pipeline.selector.training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco..", "ai.onnxruntime..")
        .check(CLASSES);
  }

  @Test
  void onlyRunnersKnowARunner() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.reelgloss.runners..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.flink..", "org.apache.beam.runners..")
        .check(CLASSES);
  }

  @Test
  void stagesHideTheirFunctions() {
    classes()
        .that()
        .areAssignableTo(DoFn.class)
        .should()
        .notBePublic()
        .andShould()
        .notHaveModifier(JavaModifier.PRIVATE)
        .check(CLASSES);
    classes()
        .that()
        .areAssignableTo(PTransform.class)
        .and()
        .arePublic()
        .should()
        .resideInAPackage("org.reelgloss.transforms.*")
        .check(CLASSES);
  }
}
