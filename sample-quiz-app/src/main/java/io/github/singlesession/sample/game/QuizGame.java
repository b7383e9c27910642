// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

import io.github.singlesession.sample.game.AnswerOutcome.Accepted;
import io.github.singlesession.sample.game.AnswerOutcome.Ignored;
import io.github.singlesession.sample.game.AnswerOutcome.Reason;
import io.github.singlesession.sample.game.Stage.Asking;
import io.github.singlesession.sample.game.Stage.Idle;
import io.github.singlesession.sample.game.Stage.Lobby;
import io.github.singlesession.sample.game.Stage.Podium;
import io.github.singlesession.sample.game.Stage.Reveal;
import io.github.singlesession.sample.game.Stage.Timed;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One room's endless series of games: lobby, questions, podium, and the next lobby, for as long as anybody is there.
 *
 * <p>All methods may be called by any thread. An answer is timed by when it gets here, never by what a client says.
 */
public final class QuizGame {

    private final QuestionPool pool;
    private final GameRules rules;
    private final GameTimer timer;
    private final RandomGenerator random;
    private final GameListener listener;

    private final Players players = new Players();
    private List<Question> questions = List.of();
    private Stage stage = new Idle();
    private long version;

    public QuizGame(
            QuestionPool pool, GameRules rules, GameTimer timer, RandomGenerator random, GameListener listener) {
        this.pool = pool;
        this.rules = rules;
        this.timer = timer;
        this.random = random;
        this.listener = listener;
    }

    /** The player is here; someone who comes back finds the score that he left. */
    public synchronized void join(String name) {
        var known = players.find(name);
        players.put(known == null ? Player.arriving(name) : known.present(true));
        if (stage instanceof Idle) {
            enter(new Lobby(lasting(rules.lobby())));
        } else {
            announce();
        }
    }

    /** The player is gone; the last one to go ends the game. */
    public synchronized void leave(String name) {
        var player = players.find(name);
        if (player == null || !player.present()) {
            return;
        }
        players.put(player.present(false));
        if (!players.anyPresent()) {
            players.forgetGone();
            enter(new Idle());
        } else if (stage instanceof Asking asking && players.allPresent(QuizGame::hasAnswered)) {
            reveal(asking);
        } else {
            announce();
        }
    }

    /** Begins the game that the lobby waits for; at any other stage nothing happens. */
    public synchronized void start() {
        if (stage instanceof Lobby) {
            begin();
        }
    }

    /** Takes a player's answer to the question of that number, his first one only. */
    public synchronized AnswerOutcome answer(String name, int number, int choice) {
        var now = timer.now();
        var player = players.find(name);
        if (player == null || !player.present()) {
            return new Ignored(number, Reason.NOT_PLAYING);
        }
        if (!(stage instanceof Asking asking)
                || asking.turn().number() != number
                || !asking.period().covers(now)) {
            return new Ignored(number, Reason.NOT_OPEN);
        }
        if (!asking.turn().question().offers(choice)) {
            return new Ignored(number, Reason.NO_SUCH_CHOICE);
        }
        if (hasAnswered(player)) {
            return new Ignored(number, Reason.ALREADY_ANSWERED);
        }
        accept(player, asking, choice, now);
        return new Accepted(number, choice);
    }

    public synchronized GameState state() {
        return new GameState(version, timer.now(), stage, players.list());
    }

    private void accept(Player player, Asking asking, int choice, Duration now) {
        var right = asking.turn().question().right() == choice;
        players.put(player.answering(new Player.Answer(choice, right ? rules.points(asking.period(), now) : 0)));
        if (players.allPresent(QuizGame::hasAnswered)) {
            reveal(asking);
        } else {
            announce();
        }
    }

    private static boolean hasAnswered(Player player) {
        return player.answer() != null;
    }

    private void begin() {
        players.forgetGone();
        players.each(Player::readyForGame);
        questions = pool.draw(rules.questions(), random);
        ask(1);
    }

    private void ask(int number) {
        players.each(Player::readyForQuestion);
        var turn = new Turn(number, questions.size(), questions.get(number - 1));
        enter(new Asking(turn, lasting(rules.question())));
    }

    private void reveal(Asking asking) {
        players.each(Player::rewarded);
        enter(new Reveal(asking.turn(), lasting(rules.reveal())));
    }

    private void afterReveal(Turn turn) {
        if (turn.number() < turn.of()) {
            ask(turn.number() + 1);
        } else {
            enter(new Podium(players.winners(), lasting(rules.podium())));
        }
    }

    private void enter(Stage next) {
        stage = next;
        if (next instanceof Timed timed) {
            timer.after(timed.period().length(), () -> timeIsOver(timed));
        }
        announce();
    }

    /** A stage that was left before its time is another object by now, and its timer comes to nothing. */
    @SuppressWarnings("ReferenceEquality")
    private synchronized void timeIsOver(Timed over) {
        if (stage != over) {
            return;
        }
        if (over instanceof Lobby) {
            begin();
        } else if (over instanceof Asking asking) {
            reveal(asking);
        } else if (over instanceof Reveal reveal) {
            afterReveal(reveal.turn());
        } else if (over instanceof Podium) {
            enter(new Lobby(lasting(rules.lobby())));
        }
    }

    private Period lasting(Duration length) {
        return new Period(timer.now(), length);
    }

    private void announce() {
        version++;
        listener.changed(state());
    }
}
