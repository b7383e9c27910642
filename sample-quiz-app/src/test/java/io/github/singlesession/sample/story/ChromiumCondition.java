// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.story;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Skips a story where there is no browser to tell it in, and says so; where a build is judged, it fails instead. */
final class ChromiumCondition implements ExecutionCondition {

    private static final Logger log = LoggerFactory.getLogger(ChromiumCondition.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.isInstalled() || Boolean.parseBoolean(System.getenv("CI"))) {
            return ConditionEvaluationResult.enabled("a story fails on CI if it can't be told");
        }
        log.warn("Skipping {}: it needs chromium and chromedriver on the PATH", context.getDisplayName());
        return ConditionEvaluationResult.disabled("needs chromium and chromedriver on the PATH");
    }
}
