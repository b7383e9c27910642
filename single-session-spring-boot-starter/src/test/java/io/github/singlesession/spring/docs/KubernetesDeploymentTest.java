// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import static io.github.singlesession.spring.docs.DeploymentFile.KUBERNETES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code docs/deployment/kubernetes.yaml} sets fits what the library does. */
@DisplayName("the deployment on Kubernetes")
class KubernetesDeploymentTest {

    private final Duration drain = LibraryDefault.of("single-session.drain.timeout");
    private final Duration pingInterval = LibraryDefault.of("single-session.ping.interval");
    private final Duration lease = LibraryDefault.of("single-session.node.lease");

    private final Yaml deployment = KUBERNETES.ofKind("Deployment");
    private final Yaml pod = deployment.at("spec.template.spec");
    private final Yaml container = KUBERNETES.nodes().get(0);
    private final Yaml autoscaler = KUBERNETES.ofKind("HorizontalPodAutoscaler");

    @Test
    void saysOfEachDocumentWhatItIs() {
        assertThat(KUBERNETES.documents()).allSatisfy(document -> {
            assertThat(document.text("apiVersion")).isNotBlank();
            assertThat(document.text("kind")).isNotBlank();
            assertThat(document.text("metadata.name")).isNotBlank();
        });
    }

    @Test
    void lastsUntilANodeHasLeft() {
        var preStop = container.seconds("lifecycle.preStop.sleep.seconds");

        assertThat(preStop).isPositive();
        assertThat(pod.seconds("terminationGracePeriodSeconds"))
                .isGreaterThan(preStop.plus(drain).plus(LibraryDefault.SHUTDOWN_PHASE));
    }

    @Test
    void asksANodeAndNotItsStoreWhetherItIsReady() {
        assertThat(container.text("readinessProbe.httpGet.path")).isEqualTo("/actuator/health/readiness");
        assertThat(KUBERNETES.environment())
                .containsEntry("MANAGEMENT_ENDPOINT_HEALTH_GROUP_READINESS_INCLUDE", "readinessState")
                .containsEntry("MANAGEMENT_ENDPOINT_HEALTH_GROUP_LIVENESS_INCLUDE", "livenessState");
    }

    @Test
    void restartsNoNodeForAPauseThatItsLeaseSurvives() {
        assertThat(container
                        .seconds("livenessProbe.periodSeconds")
                        .multipliedBy(container.number("livenessProbe.failureThreshold")))
                .isGreaterThan(lease);
    }

    @Test
    void hasANewNodeBeforeAnOldOneGoes() {
        assertThat(deployment.number("spec.strategy.rollingUpdate.maxUnavailable"))
                .isZero();
        assertThat(deployment.number("spec.strategy.rollingUpdate.maxSurge")).isPositive();
    }

    @Test
    void keepsTwoNodesAndLeavesTheirNumberToTheAutoscaler() {
        assertThat(autoscaler.number("spec.minReplicas")).isGreaterThanOrEqualTo(2);
        assertThat(deployment.at("spec").has("replicas")).isFalse();
    }

    @Test
    void takesAwayFewerNodesThanThereAre() {
        assertThat(KUBERNETES.ofKind("PodDisruptionBudget").number("spec.maxUnavailable"))
                .isPositive()
                .isLessThan(autoscaler.number("spec.minReplicas"));
    }

    @Test
    void scalesDownSlowlyAndOneByOne() {
        var down = autoscaler.at("spec.behavior.scaleDown");

        assertThat(down.seconds("stabilizationWindowSeconds")).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
        assertThat(down.at("policies").items()).allSatisfy(policy -> {
            assertThat(policy.number("value")).isOne();
            assertThat(policy.seconds("periodSeconds")).isGreaterThan(pod.seconds("terminationGracePeriodSeconds"));
        });
    }

    @Test
    void selectsItsPodsByTheSameLabelEverywhere() {
        var label = deployment.text("spec.template.metadata.labels.app");

        assertThat(deployment.text("spec.selector.matchLabels.app")).isEqualTo(label);
        assertThat(KUBERNETES.ofKind("Service").text("spec.selector.app")).isEqualTo(label);
        assertThat(KUBERNETES.ofKind("PodDisruptionBudget").text("spec.selector.matchLabels.app"))
                .isEqualTo(label);
        assertThat(autoscaler.text("spec.scaleTargetRef.name")).isEqualTo(deployment.text("metadata.name"));
    }

    @Test
    void cutsNobodyOffForAPauseThatANodeSurvives() {
        var ingress = KUBERNETES.ofKind("Ingress").at("metadata.annotations");

        assertThat(ingress.get("nginx.ingress.kubernetes.io/proxy-read-timeout").asSeconds())
                .isGreaterThan(pingInterval.plus(lease));
    }
}
