// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.data.redis.RedisIndexedSessionRepository;

/** Spring Session's indexed repository: a session with its user's name, which can be found by that name. */
final class SpringSessionSeats implements StoreSeats {

    private final List<Visitor> visitors;
    private final LettuceConnectionFactory factory;
    private final Repository<?> repository;

    /** It waits for Redis, so it needs a thread an operation in flight. */
    private final ExecutorService threads = Executors.newFixedThreadPool(Race.IN_FLIGHT);

    SpringSessionSeats(List<Visitor> visitors, int port) {
        this.visitors = visitors;
        factory = new LettuceConnectionFactory("127.0.0.1", port);
        factory.afterPropertiesSet();
        factory.start();
        var template = new RedisTemplate<String, Object>();
        template.setConnectionFactory(factory);
        template.setKeySerializer(RedisSerializer.string());
        template.setHashKeySerializer(RedisSerializer.string());
        template.afterPropertiesSet();
        repository = new Repository<>(new RedisIndexedSessionRepository(template));
    }

    @Override
    public CompletionStage<String> claim(int visitor) {
        return CompletableFuture.supplyAsync(
                () -> repository.open(visitors.get(visitor).user()), threads);
    }

    @Override
    public CompletionStage<Void> release(int visitor, Object held) {
        return CompletableFuture.runAsync(() -> repository.sessions.deleteById((String) held), threads);
    }

    @Override
    public CompletionStage<Void> denied(int visitor) {
        return CompletableFuture.runAsync(
                () -> StoreVisitors.check(repository.knows(visitors.get(visitor).user()), visitor), threads);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        factory.destroy();
    }

    private record Repository<S extends Session>(FindByIndexNameSessionRepository<S> sessions) {

        String open(String user) {
            var session = sessions.createSession();
            session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, user);
            sessions.save(session);
            return session.getId();
        }

        boolean knows(String user) {
            return !sessions.findByPrincipalName(user).isEmpty();
        }
    }
}
