// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Matches where one store is taken, by the configuration and the class path. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnStore.class)
@interface ConditionalOnStore {

    Store value();
}
