// SPDX-License-Identifier: Apache-2.0

/**
 * A random secret that one tab keeps for as long as it lives, so that a refresh takes up its own seat again.
 *
 * "Duplicate tab" copies the sessionStorage, and two tabs with one secret would take each other's seat. So each tab
 * holds a lock named after its secret, and a tab that finds it held makes itself a new one. The old page of a refresh
 * lets go of its lock a moment after the new one asks, hence the patience. Without Web Locks (plain http from another
 * machine) a duplicated tab continues the session of its original.
 */

const KEY = 'single-session-client';
const PATIENCE = 400;

export async function tabIdentity() {
  const known = sessionStorage.getItem(KEY);
  if (known && (await holds(known))) {
    return known;
  }
  const fresh = randomSecret();
  sessionStorage.setItem(KEY, fresh);
  await holds(fresh);
  return fresh;
}

/** Whether this tab now holds the secret's lock, which it then does until its page is gone. */
function holds(secret) {
  if (!navigator.locks) {
    return Promise.resolve(true);
  }
  return new Promise((resolve) => {
    const untilPageIsGone = () => {
      resolve(true);
      return new Promise(() => {});
    };
    navigator.locks
      .request(`${KEY}:${secret}`, { signal: AbortSignal.timeout(PATIENCE) }, untilPageIsGone)
      .catch(() => resolve(false));
  });
}

/** 32 characters of [A-Za-z0-9_-]: 192 random bits. */
function randomSecret() {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}
