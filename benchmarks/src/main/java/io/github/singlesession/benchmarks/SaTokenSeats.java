// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import cn.dev33.satoken.SaManager;
import cn.dev33.satoken.config.SaTokenConfig;
import cn.dev33.satoken.stp.StpLogic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sa-Token's login and log-out of a user who may have one session, in its own memory. This is the half of {@code
 * StpUtil.login} that keeps the session; the other half writes a cookie, which needs a request and is left out.
 */
final class SaTokenSeats implements Seats {

    private final List<Visitor> visitors;
    private final StpLogic logic = new StpLogic("benchmark");

    SaTokenSeats(List<Visitor> visitors) {
        this.visitors = visitors;
        // Without the thread that sweeps its memory: it would not end with the benchmark.
        SaManager.setConfig(new SaTokenConfig()
                .setIsPrint(false)
                .setIsLog(false)
                .setIsConcurrent(false)
                .setDataRefreshPeriod(-1));
    }

    @Override
    public Object claim(int visitor) {
        var who = visitors.get(visitor);
        return logic.createLoginSession(
                who.user(), logic.createSaLoginParameter().setToken(who.sessionId()));
    }

    @Override
    public void release(int visitor, Object held) {
        logic.logoutByTokenValue((String) held);
    }

    @Override
    public @Nullable String holder(int visitor) {
        return logic.getTokenValueByLoginId(visitors.get(visitor).user());
    }
}
