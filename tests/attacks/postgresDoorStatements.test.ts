import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { credentials, expectedOf, type Credential } from '../support/postgresDoor/attacks/attack.ts';
import { masked } from '../support/postgresDoor/attacks/masked.ts';
import { beside, named } from '../support/postgresDoor/attacks/statements.ts';
import { directTap } from '../support/postgresDoor/direct.ts';
import { openLab, type Lab, type LabWay } from '../support/postgresDoor/lab.ts';
import { needlesFor, readNeedles } from '../support/postgresDoor/needles.ts';
import { outcomeOf } from '../support/postgresDoor/outcome.ts';
import { messagesOf, protocols, type Tap } from '../support/postgresDoor/tap.ts';

/*
 * Every way past the door that is written down, as statements: under each credential, in each protocol, with every byte that
 * comes back searched for what it may not hold.
 */

let lab: Lab;
let needles: Awaited<ReturnType<typeof readNeedles>>;
const ways = new Map<Credential, LabWay>();

beforeAll(async () => {
  lab = await openLab();
  const direct = await directTap(lab);
  needles = await readNeedles(direct);
  direct.end();
  ways.set('agent', await lab.agent());
  ways.set('agent in clear', await lab.agent('clear'));
  ways.set('service in clear', await lab.service('clear'));
  ways.set('service', await lab.service('service'));
});
afterAll(() => lab.close());

const groups = [...beside, ...named, ...masked];
const count = groups.reduce((sum, [, attacks]) => sum + attacks.length, 0);

it('tries at least 150 statements', () => {
  expect(count).toBeGreaterThanOrEqual(150);
});

describe.each(credentials)('%s', (credential) => {
  let taps: readonly Tap[];
  let search: ReturnType<typeof needlesFor>;

  beforeAll(async () => {
    const way = ways.get(credential);
    if (way === undefined) throw new Error('no way in');
    await lab.terms({ group: credential === 'service' ? 5 : 1 });
    taps = await Promise.all(protocols.map(() => lab.tap(way)));
    search = needlesFor(needles, way);
  });

  it.each(groups)('%s', async (_, attacks) => {
    const wrong: string[] = [];
    for (const [text, expected] of attacks) {
      for (const [nth, protocol] of protocols.entries()) {
        const tap = taps[nth];
        if (tap === undefined) throw new Error('no connection');
        tap.forget();
        const outcome = outcomeOf(await tap.ask(...messagesOf(protocol, text)));
        const wanted = expectedOf(expected, credential, protocol);
        const found = search.find(tap.bytes());
        const right = wanted === 'anything' || outcome === wanted;
        if (!right || found !== null) {
          wrong.push(
            `${text.slice(0, 120)} (${protocol}): ${outcome}, not ${wanted}; shows ${found ?? 'nothing'}`,
          );
        }
        expect(tap.closed).toBe(false);
      }
    }
    expect(wrong.join('\n')).toBe('');
  });
});
