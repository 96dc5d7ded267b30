import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress, inRanges } from './network.ts';

const v4 = fc.ipV4();
const v6 = fc.ipV6().filter((text) => clientAddress(text)?.includes(':') === true);

/** Node's own matcher, written by other people. */
function nodeSays(address: string, network: string, prefix: number): boolean {
  const family = address.includes(':') ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, prefix, family);
  return list.check(address, family);
}

describe('inRanges against net.BlockList', () => {
  it('agrees on IPv4', () => {
    fc.assert(
      fc.property(v4, v4, fc.integer({ min: 0, max: 32 }), (address, network, prefix) => {
        expect(inRanges(clientAddress(address), [`${network}/${String(prefix)}`])).toBe(
          nodeSays(address, network, prefix),
        );
      }),
      { seed: 11, numRuns: 2000 },
    );
  });

  it('agrees on IPv6', () => {
    fc.assert(
      fc.property(v6, v6, fc.integer({ min: 0, max: 128 }), (address, network, prefix) => {
        expect(inRanges(clientAddress(address), [`${network}/${String(prefix)}`])).toBe(
          nodeSays(address, network, prefix),
        );
      }),
      { seed: 12, numRuns: 2000 },
    );
  });

  it('treats an IPv4 address and its mapped form alike', () => {
    fc.assert(
      fc.property(v4, v4, fc.integer({ min: 0, max: 32 }), (address, network, prefix) => {
        const range = [`${network}/${String(prefix)}`];
        expect(inRanges(clientAddress(`::ffff:${address}`), range)).toBe(
          inRanges(clientAddress(address), range),
        );
      }),
      { seed: 13, numRuns: 1000 },
    );
  });

  it('never admits more with fewer ranges', () => {
    fc.assert(
      fc.property(
        v4,
        fc.array(fc.tuple(v4, fc.integer({ min: 0, max: 32 })), { maxLength: 6 }),
        (address, ranges) => {
          const texts = ranges.map(([network, prefix]) => `${network}/${String(prefix)}`);
          const all = inRanges(clientAddress(address), texts);
          expect(inRanges(clientAddress(address), texts.slice(1)) && !all).toBe(false);
        },
      ),
      { seed: 14, numRuns: 500 },
    );
  });
});
