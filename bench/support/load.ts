// The load generator of door benches, a process of its own: it must not take the server's time.
import process from 'node:process';
import autocannon from 'autocannon';

/** One run of requests, as the child process is told. */
export interface Load {
  readonly url: string;
  readonly seconds: number;
  /** Instead of seconds: so many requests in all, each answered to its end. */
  readonly requests?: number;
  /** One a connection: a browser that asks for its pages in turn, the next when the last one is there. */
  readonly browsers: readonly {
    readonly headers: Readonly<Record<string, string>>;
    readonly paths: readonly string[];
  }[];
}

/** What a run came to. */
export interface Loaded {
  readonly seconds: number;
  /** Milliseconds of each answer. */
  readonly times: readonly number[];
  /** Answers that were not 2xx, and requests without one. */
  readonly failed: number;
}

/** Until an answer counts as lost, where each is waited for. */
const PATIENT_SECONDS = 300;

async function run({ url, seconds, requests, browsers }: Load): Promise<Loaded> {
  let next = 0;
  const times: number[] = [];
  const { non2xx, errors, timeouts, duration } = await new Promise<autocannon.Result>((resolve, reject) => {
    const settings: autocannon.Options = {
      url,
      connections: browsers.length,
      ...(requests === undefined ? { duration: seconds } : { amount: requests, timeout: PATIENT_SECONDS }),
      setupClient: (client) => {
        const browser = browsers[next++];
        if (browser === undefined) throw new Error('more connections than browsers');
        client.setRequests(browser.paths.map((path) => ({ method: 'GET', path, headers: browser.headers })));
      },
    };
    const instance = autocannon(settings, (error: Error | null, result) => {
      if (error === null) resolve(result);
      else reject(error);
    });
    instance.on('response', (_client, _status, _bytes, time) => times.push(time));
  });
  return { seconds: duration, times, failed: non2xx + errors + timeouts };
}

process.once('disconnect', () => process.exit(0));
process.on('message', (load: Load) => {
  void run(load).then((loaded) => process.send?.(loaded));
});
