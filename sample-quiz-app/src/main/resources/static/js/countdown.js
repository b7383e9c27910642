// SPDX-License-Identifier: Apache-2.0

/** Runs every countdown on the page. The server says what is left; from there the browser's own clock counts. */

const RADIUS_LENGTH = 100;
let ends = 0;
let total = 1;

export function startCountdown(clock) {
  total = Math.max(1, clock.total);
  ends = performance.now() + clock.left;
  tick();
}

function tick() {
  const left = Math.max(0, ends - performance.now());
  for (const dial of document.querySelectorAll('.countdown')) {
    dial.querySelector('.countdown-number').textContent = Math.ceil(left / 1000);
    dial.querySelector('.countdown-ring').style.strokeDashoffset = RADIUS_LENGTH * (1 - left / total);
    dial.classList.toggle('is-urgent', left > 0 && left <= 5000);
  }
}

setInterval(tick, 200);
