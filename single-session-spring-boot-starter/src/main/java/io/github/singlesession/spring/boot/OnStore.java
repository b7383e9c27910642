// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches where the store that the annotation names is the one that is taken. */
final class OnStore extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var store = metadata.getAnnotations().get(ConditionalOnStore.class).getEnum("value", Store.class);
        var wanted = Binder.get(context.getEnvironment())
                .bind("single-session.store", Store.class)
                .orElse(Store.AUTO);
        var taken = StoreChoice.of(wanted).taken();
        var message = ConditionMessage.forCondition(ConditionalOnStore.class, store)
                .because("single-session.store is " + wanted + ", which takes " + (taken == null ? "none" : taken));
        return new ConditionOutcome(taken == store, message);
    }
}
