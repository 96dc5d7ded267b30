import net from 'node:net';

/** A stretch of network between Cordon and its database that can be cut, quietly too. */
export interface Relay {
  /** A connection string that leads through it. */
  through(url: string): string;
  /** Ends what runs through it and refuses what comes. */
  cut(): void;
  /** Half open: connections stay and nothing comes through any more, new ones included. */
  silence(): void;
  /** Works again. Connections that were silenced stay dead, as after a firewall forgot them. */
  mend(): void;
  close(): Promise<void>;
}

/** Opens one to the host and port of a database. */
export async function openRelay(url: string): Promise<Relay> {
  const { hostname, port } = new URL(url);
  const pairs = new Set<readonly [net.Socket, net.Socket]>();
  let state: 'open' | 'cut' | 'silent' = 'open';
  const server = net.createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = net.connect(Number(port), hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [one, other] of [pair, [far, near] as const]) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
    }
    if (state === 'silent') return;
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port: own } = server.address() as net.AddressInfo;
  return {
    through(to) {
      const led = new URL(to);
      led.hostname = '127.0.0.1';
      led.port = String(own);
      return led.toString();
    },
    cut() {
      state = 'cut';
      for (const [near] of [...pairs]) near.destroy();
    },
    silence() {
      state = 'silent';
      for (const [near, far] of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
      }
    },
    mend() {
      state = 'open';
    },
    async close() {
      state = 'cut';
      for (const [near] of [...pairs]) near.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
