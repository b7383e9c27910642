// SPDX-License-Identifier: Apache-2.0

/** The quiz room as this tab knows it: the newest view of the server, and this player's own answer. */

import { announce } from './screens.js';
import { byTestId } from './elements.js';
import { renderScoreboard } from './scoreboard.js';
import { renderStage, verdict, winner } from './stages.js';
import { startCountdown } from './countdown.js';

let client = null;
let room = null;
let drawn = '';
const mine = { name: '', choice: null, accepted: false, start, answer };

/** Takes up the game in a new session. The topic first: whatever changes after the welcome was made is then heard. */
export function enterRoom(connectedClient, entered) {
  client = connectedClient;
  room = null;
  client.subscribe('/topic/room', (message) => receive(JSON.parse(message.body)));
  client.subscribe('/user/queue/answer', (message) => receipt(JSON.parse(message.body)));
  client.subscribe('/app/room', (message) => {
    welcome(JSON.parse(message.body));
    entered();
  });
}

function welcome({ you, choice, room: view }) {
  Object.assign(mine, { name: you, choice, accepted: choice !== null });
  byTestId('you').textContent = you;
  receive(view);
  draw();
}

function receive(view) {
  if (room && view.version < room.version) {
    return;
  }
  if (room && turnOf(view) !== turnOf(room)) {
    Object.assign(mine, { choice: null, accepted: false });
  }
  room = view;
  draw();
}

const turnOf = (view) => view.stage.number ?? 0;

function receipt(outcome) {
  if (room?.stage.number === outcome.number && outcome.choice !== undefined) {
    Object.assign(mine, { choice: outcome.choice, accepted: true });
    draw();
  }
}

function start() {
  client.publish({ destination: '/app/start' });
}

function answer(number, choice) {
  if (mine.choice !== null || !client.connected) {
    return;
  }
  mine.choice = choice;
  client.publish({ destination: '/app/answer', body: JSON.stringify({ number, choice }) });
  draw();
}

function draw() {
  const { stage } = room;
  const main = byTestId('stage');
  const scene = [stage.name, turnOf(room), mine.choice].join();
  const isNewStage = main.dataset.stage !== stage.name || main.dataset.number !== String(turnOf(room));
  main.dataset.stage = stage.name;
  main.dataset.number = turnOf(room);
  if (scene === drawn) {
    refresh(main, renderStage(room, mine));
  } else {
    drawn = scene;
    replace(main, renderStage(room, mine));
  }
  renderScoreboard(room, mine.name);
  startCountdown(stage.clock ?? { total: 1, left: 0 });
  if (isNewStage) {
    main.classList.remove('is-new');
    void main.offsetWidth;
    main.classList.add('is-new');
    announceStage(stage);
  }
}

function replace(main, elements) {
  const focused = document.activeElement?.dataset.testid;
  main.replaceChildren(...elements);
  if (focused) {
    byTestId(focused, main)?.focus();
  }
}

/** Other people's doings change only these parts: a button that is being pressed must not be swapped for a new one. */
function refresh(main, elements) {
  for (const part of elements.filter((each) => each.dataset.live)) {
    main.querySelector(`[data-live="${part.dataset.live}"]`).replaceWith(part);
  }
}

function announceStage(stage) {
  const me = room.players.find((player) => player.name === mine.name);
  const texts = {
    lobby: () => 'The next game starts soon.',
    question: () => `Question ${stage.number} of ${stage.of}. ${stage.text}`,
    reveal: () => `The answer is ${stage.choices[stage.right]}. ${verdict(me)}`,
    podium: () => winner(stage.winners, mine.name),
  };
  announce(texts[stage.name]?.() ?? '');
}

document.addEventListener('keydown', (event) => {
  const number = Number(event.key);
  if (room?.stage.name === 'question' && number >= 1 && number <= 4 && !event.target.closest('input')) {
    byTestId(`choice-${number - 1}`)?.click();
  }
});
