// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.account;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;

/**
 * Several instances behind one address: a browser signs in at one of them, and its WebSocket may come in at another,
 * which must know who it is. Which instance has the player's live session is another matter, and the library's.
 */
@Configuration(proxyBeanMethods = false)
@Profile("redis")
@EnableRedisHttpSession(redisNamespace = "quiz:http-session")
class SharedSignIn {}
