// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicate;
import io.github.singlesession.SessionStoreException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of our maps, and how its entries are asked. It is configured before it is first used, on all members, unless the
 * application configured it itself. No call blocks: what blocks in Hazelcast is done {@linkplain Apart apart}. An answer
 * comes, or fails, within Hazelcast's call time-out, and is handed to an executor of ours: with two processors or fewer,
 * Hazelcast would start a thread for each.
 */
final class AskedMap {

    private static final Logger log = LoggerFactory.getLogger(AskedMap.class);

    private static final int MERGE_BATCH = 100;

    private final HazelcastInstance hazelcast;
    private final Executor answers;
    private final MapConfig config;

    private @Nullable CompletableFuture<IMap<String, String>> map;

    /** The map once it is configured: nobody who asks then waits for another. */
    private volatile @Nullable IMap<String, String> ready;

    private AskedMap(HazelcastInstance hazelcast, Executor answers, MapConfig config) {
        this.hazelcast = hazelcast;
        this.answers = answers;
        this.config = config;
    }

    /** Returns the map of slots, by the text form of their keys. */
    static AskedMap ofSlots(HazelcastInstance hazelcast, HazelcastOptions options, Executor answers) {
        return new AskedMap(hazelcast, answers, slots(options)).prepared();
    }

    /** Returns the map of the register of nodes, which has one entry. */
    static AskedMap ofRegister(HazelcastInstance hazelcast, HazelcastOptions options, Executor answers) {
        return new AskedMap(hazelcast, answers, register(options)).prepared();
    }

    static MapConfig slots(HazelcastOptions options) {
        return config(options, "slots", SlotMergePolicy.class);
    }

    static MapConfig register(HazelcastOptions options) {
        return config(options, "register", RegisterMergePolicy.class);
    }

    private static MapConfig config(HazelcastOptions options, String name, Class<?> merging) {
        return new MapConfig(options.mapPrefix() + name)
                .setMergePolicyConfig(new MergePolicyConfig(merging.getName(), MERGE_BATCH));
    }

    /** Begins to configure the map, which takes longer than an answer may: the first one to ask need not wait for it. */
    private AskedMap prepared() {
        var unused = map();
        return this;
    }

    /** Asks the entry of a key. The stage fails with a {@link SessionStoreException}, and in no other way. */
    <A> CompletionStage<A> ask(String key, AskingProcessor question, Function<String, A> reading) {
        var answered = new CompletableFuture<A>();
        var here = ready;
        if (here != null) {
            ask(here, key, question, reading, answered);
            return answered;
        }
        var unused = map().whenComplete((configured, failure) -> {
            if (failure == null) {
                ask(configured, key, question, reading, answered);
            } else {
                fail(answered, failure);
            }
        });
        return answered;
    }

    private <A> void ask(
            IMap<String, String> here,
            String key,
            AskingProcessor question,
            Function<String, A> reading,
            CompletableFuture<A> answered) {
        try {
            var unused = here.submitToKey(key, question)
                    .whenCompleteAsync((answer, failure) -> answer(answered, answer, failure, reading), answers);
        } catch (RuntimeException e) {
            fail(answered, e);
        }
    }

    /** Returns the keys that this member owns whose values fit. Blocks; nothing where the map is not there yet. */
    Set<String> owned(Predicate<String, String> fitting) {
        var here = ready;
        return here == null ? Set.of() : here.localKeySet(fitting);
    }

    private static <A> void answer(
            CompletableFuture<A> answered,
            @Nullable String answer,
            @Nullable Throwable failure,
            Function<String, A> reading) {
        try {
            if (answer == null) {
                fail(answered, failure == null ? new IllegalStateException("no answer") : failure);
            } else {
                answered.complete(reading.apply(AskingProcessor.known(answer)));
            }
        } catch (RuntimeException e) {
            fail(answered, e);
        }
    }

    private static void fail(CompletableFuture<?> answered, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        answered.completeExceptionally(
                cause instanceof SessionStoreException known
                        ? known
                        : new SessionStoreException("Hazelcast: " + cause, cause));
    }

    /** Returns the map once it is configured; where that failed, it is tried again by who asks next. */
    private synchronized CompletableFuture<IMap<String, String>> map() {
        if (map == null || map.isCompletedExceptionally()) {
            map = CompletableFuture.supplyAsync(this::configured, Apart.INSTANCE);
        }
        return map;
    }

    private IMap<String, String> configured() {
        var name = config.getName();
        try {
            if (hazelcast.getConfig().findMapConfig(name).getName().equals("default")) {
                hazelcast.getConfig().addMapConfig(config);
            }
        } catch (InvalidConfigurationException e) {
            log.warn(
                    "The map {} is configured in another way by another member, which stands: {}",
                    name,
                    e.getMessage());
        }
        // In a new cluster it is not settled what is whose until somebody wants to know, and that takes a while, too.
        hazelcast.getPartitionService().getPartition(name).getOwner();
        IMap<String, String> configured = hazelcast.getMap(name);
        ready = configured;
        return configured;
    }
}
