// SPDX-License-Identifier: Apache-2.0

/** Draws what the room is doing: one function a stage, each of them giving the whole stage's elements. */

import { avatar, element } from './elements.js';

const LETTERS = ['A', 'B', 'C', 'D'];

export function renderStage(room, mine) {
  const draw = { idle: lobby, lobby, question, reveal, podium }[room.stage.name];
  return draw(room.stage, room, mine);
}

function countdown(label) {
  const dial = element('div', { class: 'countdown', role: 'timer', 'aria-label': label, 'data-testid': 'countdown' });
  dial.innerHTML = `
    <svg viewBox="0 0 36 36" aria-hidden="true">
      <circle class="countdown-track" cx="18" cy="18" r="15.915"></circle>
      <circle class="countdown-ring" cx="18" cy="18" r="15.915"></circle>
    </svg>
    <span class="countdown-number"></span>`;
  return dial;
}

function lobby(stage, room, mine) {
  return [
    element('p', { class: 'eyebrow' }, 'The room is open'),
    element('h1', { tabindex: '-1' }, 'Next game starts soon'),
    element('p', { class: 'lead' }, 'Right answers score, fast right answers score more. Wait for the others, or begin.'),
    element('div', { class: 'lobby-people', 'data-live': 'people' }, ...room.players.filter((player) => player.present).map(seat)),
    element(
      'div',
      { class: 'lobby-start' },
      countdown('Seconds until the game begins'),
      element('button', { class: 'button primary', 'data-testid': 'start', onclick: mine.start }, 'Start now'),
    ),
  ];
}

const seat = (player) => element('span', { class: 'seat' }, avatar(player.name), player.name);

function heading(stage, timerLabel) {
  return element(
    'header',
    { class: 'question-head' },
    element(
      'div',
      {},
      element('p', { class: 'eyebrow', 'data-testid': 'progress' }, `Question ${stage.number} of ${stage.of}`),
      element('h1', { tabindex: '-1', 'data-testid': 'question-text' }, stage.text),
    ),
    countdown(timerLabel),
  );
}

function question(stage, room, mine) {
  const choices = stage.choices.map((text, choice) =>
    element(
      'button',
      {
        class: 'choice',
        'data-testid': `choice-${choice}`,
        'data-choice': choice,
        'aria-pressed': mine.choice === choice ? 'true' : 'false',
        disabled: mine.choice !== null,
        onclick: () => mine.answer(stage.number, choice),
      },
      element('span', { class: 'letter', 'aria-hidden': 'true' }, LETTERS[choice]),
      element('span', {}, text),
    ),
  );
  return [
    heading(stage, 'Seconds left to answer'),
    element('div', { class: 'choices', role: 'group', 'aria-label': 'Choices' }, ...choices),
    element(
      'p',
      { class: 'hint', 'data-live': 'answers', 'data-testid': 'answer-state', 'data-accepted': mine.accepted },
      answerState(room, mine),
    ),
  ];
}

function answerState(room, mine) {
  const here = room.players.filter((player) => player.present);
  const answered = `${here.filter((player) => player.answered).length} of ${here.length} answered.`;
  return mine.choice === null
    ? element('span', {}, 'Pick one', element('span', { class: 'with-keys' }, ', or press 1 to 4'), `. ${answered}`)
    : `Your answer is in. ${answered}`;
}

function reveal(stage, room, mine) {
  const me = room.players.find((player) => player.name === mine.name);
  const choices = stage.choices.map((text, choice) =>
    element(
      'div',
      {
        class: `choice is-${choice === stage.right ? 'right' : 'wrong'}${me?.choice === choice ? ' is-mine' : ''}`,
        'data-testid': `revealed-${choice}`,
        'data-choice': choice,
        'data-right': choice === stage.right,
      },
      element('span', { class: 'letter', 'aria-hidden': 'true' }, choice === stage.right ? '✓' : LETTERS[choice]),
      element('span', {}, text, element('span', { class: 'unseen' }, choice === stage.right ? ' (right)' : '')),
      element('span', { class: 'pickers' }, ...room.players.filter((p) => p.choice === choice).map((p) => avatar(p.name))),
    ),
  );
  return [
    heading(stage, 'Seconds until the next question'),
    element('div', { class: 'choices' }, ...choices),
    element('p', { class: `verdict ${me?.points > 0 ? 'is-good' : ''}`, 'data-testid': 'verdict' }, verdict(me)),
  ];
}

export function verdict(me) {
  if (!me || me.choice === null || me.choice === undefined) {
    return 'No answer this time.';
  }
  return me.points > 0 ? `Right! +${me.points} points` : 'Not this time.';
}

function podium(stage, room, mine) {
  const ranked = [...room.players].sort((a, b) => b.score - a.score).slice(0, 3);
  return [
    element('div', { class: 'confetti', 'aria-hidden': 'true' }, ...Array.from({ length: 24 }, confetto)),
    element('p', { class: 'eyebrow' }, 'The game is over'),
    element('h1', { tabindex: '-1', 'data-testid': 'winner' }, winner(stage.winners, mine.name)),
    element('ol', { class: 'podium' }, ...ranked.map(step)),
    element('div', { class: 'lobby-start' }, countdown('Seconds until the next lobby'), element('p', { class: 'hint' }, 'until a new game')),
  ];
}

export function winner(winners, you) {
  if (winners.length === 0) {
    return 'Nobody scored';
  }
  if (winners.length === 1) {
    return winners[0] === you ? 'You win!' : `${winners[0]} wins!`;
  }
  return `A tie: ${winners.join(' and ')}`;
}

const step = (player, place) =>
  element(
    'li',
    { class: `step place-${place + 1}` },
    avatar(player.name),
    element('strong', {}, player.name),
    element('span', { class: 'block' }, element('b', {}, String(place + 1)), element('span', {}, String(player.score))),
  );

const confetto = (_, index) =>
  element('i', { '--x': (index * 37) % 100, '--delay': (index * 53) % 40, '--tint': index % 4 });
