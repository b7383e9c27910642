// SPDX-License-Identifier: Apache-2.0

import { announce } from './screens.js';
import { avatar, byTestId, element } from './elements.js';

/** Who is here, who has answered, who leads. */

let before = new Map();

export function renderScoreboard(room, you) {
  const ranked = [...room.players].sort((a, b) => b.score - a.score);
  const best = Math.max(1, ranked[0]?.score ?? 1);
  byTestId('scoreboard').replaceChildren(...ranked.map((player) => row(player, player.name === you, best, room.stage.name)));
  byTestId('present-count').textContent = room.players.filter((player) => player.present).length;
  tellOfComingAndGoing(room.players, you);
}

function row(player, isYou, best, stage) {
  return element(
    'li',
    {
      class: 'player',
      'data-testid': `player-${player.name}`,
      'data-present': player.present,
      'data-answered': player.answered,
      'data-right': player.points > 0,
      '--share': player.score / best,
    },
    avatar(player.name),
    element(
      'span',
      { class: 'player-name' },
      player.name,
      isYou ? element('span', { class: 'tag' }, 'you') : '',
      element('span', { class: 'player-note' }, note(player, stage)),
    ),
    player.points > 0 ? element('span', { class: 'gain' }, `+${player.points}`) : '',
    element('span', { class: 'score', 'data-testid': `score-${player.name}` }, String(player.score)),
  );
}

function note(player, stage) {
  if (!player.present) {
    return 'left the room';
  }
  if (stage === 'question') {
    return player.answered ? 'answered' : 'thinking…';
  }
  if (stage === 'reveal') {
    return player.answered ? (player.points > 0 ? 'right' : 'wrong') : 'no answer';
  }
  return stage === 'podium' ? 'finished' : 'ready';
}

function tellOfComingAndGoing(players, you) {
  const now = new Map(players.map((player) => [player.name, player.present]));
  for (const [name, present] of now) {
    if (name !== you && before.size > 0 && (before.get(name) ?? false) !== present) {
      announce(present ? `${name} joined the room.` : `${name} left the room.`);
    }
  }
  before = now;
}
