// SPDX-License-Identifier: Apache-2.0

import { Client } from '/webjars/stomp__stompjs/7.2.1/esm6/index.js';
import { SingleSession } from '/single-session.js';
import { accounts, signIn, signOut } from './accounts.js';
import { announce, show } from './screens.js';
import { avatar, byTestId, element } from './elements.js';
import { enterRoom } from './room.js';
import { tabIdentity } from './tab-identity.js';

/** What the panel says for each reason to be out of the room. */
const ENDINGS = {
  SESSION_REPLACED: 'elsewhere',
  SESSION_REVOKED: 'revoked',
  BAD_REQUEST: 'revoked',
};

const session = new SingleSession({
  Client,
  brokerURL: `${location.protocol.replace('http', 'ws')}//${location.host}/ws`,
  clientId: await tabIdentity(),
  onConnect: (client) => enterRoom(client, () => show('room')),
  onState: render,
});

function render(state) {
  document.body.dataset.connection = state.name;
  byTestId('reconnecting').hidden = state.name !== 'reconnecting';
  ({
    connecting: () => show('connecting'),
    connected: () => {},
    reconnecting: () => announce('The connection is lost. Reconnecting.'),
    refused: () => renderRefused(state),
    ended: () => renderEnded(state),
  })[state.name]();
}

function renderRefused({ code, takeoverAllowed, retryIn, text }) {
  if (code === 'DUPLICATE_SESSION') {
    byTestId('use-here').hidden = !takeoverAllowed;
    byTestId('refused').dataset.attempt = Number(byTestId('refused').dataset.attempt) + 1;
    byTestId('refused-note').textContent = retryIn ? 'Checking whether that tab is still alive…' : 'That tab is still playing.';
    show('refused');
    return;
  }
  byTestId('waiting-text').textContent = text || 'The room cannot take you in right now.';
  byTestId('waiting-note').textContent = `Trying again in ${Math.ceil(retryIn / 1000)} s.`;
  byTestId('waiting').dataset.code = code;
  show('waiting');
}

function renderEnded({ code, text }) {
  if (code === 'UNAUTHENTICATED') {
    showSignIn();
    return;
  }
  const panel = ENDINGS[code];
  if (panel === 'revoked' && text) {
    byTestId('revoked-text').textContent = text;
  }
  show(panel);
}

async function showSignIn() {
  const { demo } = await accounts();
  byTestId('accounts').replaceChildren(...demo.map(accountCard));
  show('sign-in');
}

function accountCard({ name, password }) {
  return element(
    'button',
    { type: 'button', class: 'account', 'data-testid': `account-${name}`, onclick: () => enter(name, password) },
    avatar(name),
    element('span', { class: 'account-name' }, name),
    element('code', {}, password),
    element('span', { class: 'account-go', 'aria-hidden': 'true' }, '→'),
  );
}

async function enter(name, password) {
  const ok = await signIn(name, password);
  byTestId('sign-in-error').hidden = ok;
  if (ok) {
    session.connect();
  }
}

byTestId('sign-in-form').addEventListener('submit', (event) => {
  event.preventDefault();
  enter(byTestId('name').value, byTestId('password').value);
});
for (const button of document.querySelectorAll('[data-connect]')) {
  button.addEventListener('click', () => session.connect({ takeover: button.dataset.connect === 'takeover' }));
}
for (const button of document.querySelectorAll('[data-sign-out]')) {
  button.addEventListener('click', async () => {
    await session.disconnect();
    await signOut();
    await showSignIn();
  });
}

const { signedIn } = await accounts();
if (signedIn) {
  session.connect();
} else {
  await showSignIn();
}
