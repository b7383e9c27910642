// SPDX-License-Identifier: Apache-2.0

/**
 * The client's half of single-session: what to do when a session is refused or ended.
 *
 * The server says why twice, in an ERROR frame and in the close code, because either can get lost; this module
 * reads both. It does all reconnecting itself: stock stompjs reconnects after every close, and two tabs that
 * do so would throw each other out for ever.
 */

const CODE_OF_CLOSE = {
  4400: 'BAD_REQUEST',
  4401: 'UNAUTHENTICATED',
  4403: 'SESSION_REVOKED',
  4408: 'SESSION_STALE',
  4409: 'DUPLICATE_SESSION',
  4410: 'SESSION_REPLACED',
  4429: 'TAKEOVER_LIMIT',
  4503: 'STORE_UNAVAILABLE',
  1012: 'NODE_LEAVING',
};

const TERMINAL = ['BAD_REQUEST', 'UNAUTHENTICATED', 'SESSION_REVOKED', 'SESSION_REPLACED'];
const RETRY_LATER = ['DUPLICATE_SESSION', 'TAKEOVER_LIMIT', 'STORE_UNAVAILABLE'];

const FIRST_BACKOFF = 500;
const LONGEST_BACKOFF = 15_000;
const DEFAULT_RETRY_AFTER = 5_000;
const WAIT_FOR_CLOSE = 1_000;

/** At least the delay, at most half as much again: clients that lost one server don't come back in one moment. */
const jittered = (delay) => Math.round(delay * (1 + Math.random() / 2));

export class SingleSession {
  #options;
  #client = null;
  #timer = 0;
  #takeover = false;
  #failures = 0;
  #retries = 0;

  /**
   * @param options.Client    the Client class of stompjs
   * @param options.brokerURL where to connect
   * @param options.clientId  this tab's secret; the same one resumes its own seat
   * @param options.onConnect called with the stompjs client each time a session begins
   * @param options.onState   called with {name, code, text, retryIn, takeoverAllowed}; name is one of connecting,
   *                          connected, reconnecting, refused (the seat may become free) and ended (it is over)
   */
  constructor(options) {
    this.#options = options;
  }

  /** Connects because somebody asked for it; with takeover, the seat's holder has to go. */
  connect({ takeover = false } = {}) {
    this.#takeover = takeover;
    this.#failures = 0;
    this.#retries = 0;
    this.#tell({ name: 'connecting' });
    this.#open();
  }

  /** Leaves, and stays away. */
  async disconnect() {
    const client = this.#drop();
    await client?.deactivate();
  }

  #open() {
    this.#drop()?.deactivate({ force: true });
    const verdict = { code: null };
    const client = new this.#options.Client({
      brokerURL: this.#options.brokerURL,
      connectHeaders: this.#headers(),
      reconnectDelay: 0,
      heartbeatStrategy: 'worker', // browsers slow down the timers of hidden tabs until the server takes them for dead
      onConnect: () => this.#connected(client),
      onStompError: (frame) => {
        Object.assign(verdict, read(frame));
        setTimeout(() => this.#over(client, verdict), WAIT_FOR_CLOSE);
      },
      onWebSocketClose: (event) =>
        this.#over(client, { ...verdict, code: verdict.code ?? CODE_OF_CLOSE[event.code] ?? null }),
    });
    this.#client = client;
    client.activate();
  }

  #headers() {
    const headers = { 'single-session-client': this.#options.clientId };
    if (this.#takeover) {
      headers['single-session-takeover'] = 'true';
    }
    return headers;
  }

  #connected(client) {
    this.#takeover = false;
    this.#failures = 0;
    this.#retries = 0;
    this.#options.onConnect(client);
    this.#tell({ name: 'connected' });
  }

  /** The first of ERROR frame, close and time limit decides; the others find that this client is not ours any more. */
  #over(client, verdict) {
    if (client !== this.#client) {
      return;
    }
    this.#drop();
    client.deactivate({ force: true });
    if (TERMINAL.includes(verdict.code)) {
      this.#tell({ name: 'ended', ...verdict });
    } else if (RETRY_LATER.includes(verdict.code)) {
      this.#refused(verdict);
    } else {
      const delay = jittered(Math.min(FIRST_BACKOFF * 2 ** this.#failures++, LONGEST_BACKOFF));
      this.#again(delay);
      this.#tell({ name: 'reconnecting', ...verdict, retryIn: delay });
    }
  }

  /**
   * A duplicate is retried once by itself: by then the server has found out whether the other session still lives.
   * After that it is for the user to say.
   */
  #refused(verdict) {
    const mayRetry = verdict.code !== 'DUPLICATE_SESSION' || this.#retries === 0;
    const retryIn = mayRetry ? jittered(verdict.retryAfter || DEFAULT_RETRY_AFTER) : null;
    if (mayRetry) {
      this.#retries++;
      this.#again(retryIn);
    }
    this.#tell({ name: 'refused', ...verdict, retryIn });
  }

  #again(delay) {
    this.#timer = setTimeout(() => this.#open(), delay);
  }

  #drop() {
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    return client;
  }

  #tell(state) {
    this.#options.onState({ code: null, text: '', retryIn: null, takeoverAllowed: false, ...state });
  }
}

function read(frame) {
  return {
    code: frame.headers['single-session-code'] ?? null,
    text: frame.body,
    retryAfter: Number(frame.headers['single-session-retry-after'] ?? 0),
    takeoverAllowed: frame.headers['single-session-takeover-allowed'] === 'true',
  };
}
