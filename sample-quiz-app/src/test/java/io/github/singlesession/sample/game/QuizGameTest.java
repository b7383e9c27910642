// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.sample.game.AnswerOutcome.Accepted;
import io.github.singlesession.sample.game.AnswerOutcome.Ignored;
import io.github.singlesession.sample.game.AnswerOutcome.Reason;
import io.github.singlesession.sample.game.Stage.Asking;
import io.github.singlesession.sample.game.Stage.Idle;
import io.github.singlesession.sample.game.Stage.Lobby;
import io.github.singlesession.sample.game.Stage.Podium;
import io.github.singlesession.sample.game.Stage.Reveal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuizGameTest {

    private static final Duration LOBBY = Duration.ofSeconds(20);
    private static final Duration QUESTION = Duration.ofSeconds(10);
    private static final Duration REVEAL = Duration.ofSeconds(5);
    private static final Duration PODIUM = Duration.ofSeconds(12);
    private static final GameRules TWO_QUESTIONS = new GameRules(2, LOBBY, QUESTION, REVEAL, PODIUM);

    private final VirtualTimer timer = new VirtualTimer();
    private final List<GameState> heard = new ArrayList<>();
    private final QuizGame game = new QuizGame(QuestionPool.load(), TWO_QUESTIONS, timer, new Random(7), heard::add);

    @Test
    void waitsForTheFirstPlayer() {
        timer.pass(Duration.ofHours(1));

        assertThat(game.state().stage()).isEqualTo(new Idle());
    }

    @Test
    void beginsByItselfWhenTheLobbyIsOver() {
        game.join("alice");
        assertThat(game.state().stage()).isInstanceOf(Lobby.class);

        timer.pass(LOBBY);

        assertThat(asking().turn().number()).isEqualTo(1);
    }

    @Test
    void beginsSoonerWhenSomebodyStartsItAndOnlyOnce() {
        game.join("alice");
        game.start();
        game.answer("alice", 1, right());
        timer.pass(REVEAL);

        game.start();

        assertThat(asking().turn().number()).isEqualTo(2);
    }

    @Test
    void leavesNothingOfAnOldTimerWhenAStageEndedEarly() {
        game.join("alice");
        game.join("bob");
        timer.pass(LOBBY.dividedBy(2));
        game.start();

        timer.pass(LOBBY.dividedBy(2).minusMillis(1));
        assertThat(asking().turn().number()).isEqualTo(1);

        timer.pass(Duration.ofMillis(1));
        assertThat(game.state().stage()).isInstanceOf(Reveal.class);
    }

    @Test
    void scoresARightAnswerByItsTime() {
        start("alice", "bob", "carol");

        game.answer("alice", 1, right());
        timer.pass(QUESTION.dividedBy(2));
        game.answer("bob", 1, right());
        game.answer("carol", 1, wrong());

        assertThat(scores()).containsExactly(1000, 750, 0);
    }

    @Test
    void keepsPointsSecretUntilTheReveal() {
        start("alice", "bob");

        game.answer("alice", 1, right());
        assertThat(scores()).containsExactly(0, 0);

        timer.pass(QUESTION);
        assertThat(scores()).containsExactly(1000, 0);
    }

    @Test
    void takesTheFirstAnswerOnly() {
        start("alice", "bob");
        int wrong = wrong();

        assertThat(game.answer("alice", 1, wrong)).isEqualTo(new Accepted(1, wrong));
        assertThat(game.answer("alice", 1, right())).isEqualTo(new Ignored(1, Reason.ALREADY_ANSWERED));

        timer.pass(QUESTION);
        assertThat(scores()).containsExactly(0, 0);
    }

    @Test
    void ignoresAnswersToQuestionsThatAreNotOpen() {
        start("alice", "bob");
        int right = right();
        assertThat(game.answer("alice", 2, right)).isEqualTo(new Ignored(2, Reason.NOT_OPEN));

        timer.pass(QUESTION);

        assertThat(game.answer("alice", 1, right)).isEqualTo(new Ignored(1, Reason.NOT_OPEN));
    }

    @Test
    void ignoresChoicesThatAreNotThere() {
        start("alice");

        assertThat(game.answer("alice", 1, 4)).isEqualTo(new Ignored(1, Reason.NO_SUCH_CHOICE));
        assertThat(game.answer("alice", 1, -1)).isEqualTo(new Ignored(1, Reason.NO_SUCH_CHOICE));
    }

    @Test
    void ignoresAnswersOfPeopleWhoAreNotThere() {
        start("alice", "bob");
        game.leave("bob");

        assertThat(game.answer("bob", 1, 0)).isEqualTo(new Ignored(1, Reason.NOT_PLAYING));
        assertThat(game.answer("mallory", 1, 0)).isEqualTo(new Ignored(1, Reason.NOT_PLAYING));
    }

    @Test
    void revealsAtOnceWhenEverybodyHasAnswered() {
        start("alice", "bob");

        game.answer("alice", 1, 0);
        assertThat(game.state().stage()).isInstanceOf(Asking.class);
        game.answer("bob", 1, 0);

        assertThat(game.state().stage()).isInstanceOf(Reveal.class);
    }

    @Test
    void revealsWhenTheOnlyOneItWaitedForLeaves() {
        start("alice", "bob");
        game.answer("alice", 1, 0);

        game.leave("bob");

        assertThat(game.state().stage()).isInstanceOf(Reveal.class);
    }

    @Test
    void namesTheWinnerAndThenGathersForTheNextGame() {
        start("alice", "bob");
        answerBoth(right(), wrong());
        answerBoth(right(), wrong());

        assertThat(podium().winners()).containsExactly("alice");
        timer.pass(PODIUM);
        assertThat(game.state().stage()).isInstanceOf(Lobby.class);
        timer.pass(LOBBY);
        assertThat(scores()).containsExactly(0, 0);
    }

    @Test
    void letsEqualsWinTogether() {
        start("alice", "bob");
        answerBoth(right(), right());
        answerBoth(right(), right());

        assertThat(podium().winners()).containsExactly("alice", "bob");
    }

    @Test
    void hasNoWinnerWhereNobodyScored() {
        start("alice", "bob");
        answerBoth(wrong(), wrong());
        answerBoth(wrong(), wrong());

        assertThat(podium().winners()).isEmpty();
    }

    @Test
    void keepsTheScoreOfOneWhoComesBack() {
        start("alice", "bob");
        answerBoth(right(), wrong());

        game.leave("alice");
        assertThat(game.state().players()).extracting(Player::present).containsExactly(false, true);
        game.join("alice");

        assertThat(scores()).containsExactly(1000, 0);
    }

    @Test
    void forgetsThoseWhoLeftWhenTheNextGameBegins() {
        start("alice", "bob");
        game.leave("bob");
        game.answer("alice", 1, 0);
        timer.pass(REVEAL);
        game.answer("alice", 2, 0);
        timer.pass(REVEAL.plus(PODIUM).plus(LOBBY));

        assertThat(game.state().players()).extracting(Player::name).containsExactly("alice");
    }

    @Test
    void endsTheGameWhenTheLastPlayerLeaves() {
        start("alice");

        game.leave("alice");
        timer.pass(Duration.ofHours(1));

        assertThat(game.state().stage()).isEqualTo(new Idle());
        assertThat(game.state().players()).isEmpty();
    }

    @Test
    void numbersWhatItsListenerHears() {
        start("alice", "bob");
        answerBoth(0, 1);

        assertThat(heard).extracting(GameState::version).isSorted().doesNotHaveDuplicates();
        assertThat(heard.get(heard.size() - 1).stage()).isEqualTo(game.state().stage());
    }

    private void start(String... names) {
        List.of(names).forEach(game::join);
        game.start();
    }

    private void answerBoth(int alices, int bobs) {
        int number = asking().turn().number();
        game.answer("alice", number, alices);
        game.answer("bob", number, bobs);
        timer.pass(REVEAL);
    }

    private Asking asking() {
        return (Asking) game.state().stage();
    }

    private Podium podium() {
        return (Podium) game.state().stage();
    }

    private int right() {
        return asking().turn().question().right();
    }

    private int wrong() {
        return (right() + 1) % 4;
    }

    private List<Integer> scores() {
        return game.state().players().stream().map(Player::score).toList();
    }
}
