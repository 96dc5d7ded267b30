import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyst } from '../support/postgresDoor/analyst.ts';
import { compare, makeCopies, over, type Compared } from '../support/postgresDoor/differential.ts';
import { generated } from '../support/postgresDoor/grammar.ts';
import { openLab, type Lab, type LabWay } from '../support/postgresDoor/lab.ts';
import { written } from '../support/postgresDoor/queries.ts';
import { tapTo, type Tap } from '../support/postgresDoor/tap.ts';

/*
 * The door changes values where a clause says so, and nothing else: what it answers is what the tables answer, byte for byte
 * where nothing is treated, and what tables with the masks written into them answer where something is.
 */

const SEED = 11;
const GENERATED = 250;

let lab: Lab;
let direct: Tap;
let agent: LabWay;
let clear: LabWay;
let service: LabWay;

beforeAll(async () => {
  lab = await openLab();
  agent = await lab.agent('clear');
  clear = await lab.service('clear');
  service = await lab.service('service');
  await makeCopies(lab.owner, agent.customer ?? 0);
  const { hostname, port, username, password, pathname } = new URL(lab.sql.scene.sourceUrl);
  direct = await tapTo({
    ...{ host: hostname, port: Number(port), user: decodeURIComponent(username) },
    ...{ secret: decodeURIComponent(password), database: pathname.slice(1) },
    parameters: { search_path: 'pg_catalog' },
  });
});
afterAll(async () => {
  direct.end();
  await lab.close();
});

describe('answers of the door', () => {
  it.each([
    ['in clear, of every customer, are those of the tables', () => clear, 'mirror'],
    ['in clear, of one customer, are those of tables that hold no other', () => agent, 'single'],
    ['treated are those of tables that are treated', () => service, 'treated'],
  ])('%s', { timeout: 300_000 }, async (what, way, copy) => {
    const door = await lab.tap(way());
    const told: Compared[] = [];
    for (const text of [...written, ...generated(SEED, GENERATED)]) {
      told.push(await compare(door, direct, text, over(copy, text)));
    }
    const refused = told.filter((one) => one === 'refused').length;
    const same = told.filter((one) => one === 'same').length;
    process.stdout.write(`${what}: ${String(same)} compared, ${String(refused)} refused\n`);
    const others = told.flatMap((one) => (typeof one === 'string' ? [] : [`${one.text}\n  ${one.why}`]));
    expect(others.join('\n')).toBe('');
    for (const text of analyst)
      expect(await compare(door, direct, text, over(copy, text)), text).toBe('same');
    expect(same).toBeGreaterThanOrEqual(300);
    expect(refused).toBeLessThan(told.length / 20);
  });
});
