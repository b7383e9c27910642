// SPDX-License-Identifier: Apache-2.0

/** Exactly one screen is shown at a time; the body's data-screen says which. */

import { byTestId } from './elements.js';

export function show(screen) {
  if (document.body.dataset.screen === screen) {
    return;
  }
  document.body.dataset.screen = screen;
  for (const section of document.querySelectorAll('[data-screen-name]')) {
    section.hidden = section.dataset.screenName !== screen;
  }
  document.querySelector(`[data-screen-name="${screen}"] h1`)?.focus();
}

/** Says it to a screen reader, whatever is on the screen. */
export function announce(text) {
  byTestId('announcer').textContent = text;
}
