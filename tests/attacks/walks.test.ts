import { inspectionItems, type InspectionItem, type ItemSeen } from '@cordon/core/assurance/badges';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeBadges } from '../../packages/server/src/assurance/badges/compose.ts';
import { forgetBadges, lookAtBadges } from '../../packages/server/src/assurance/badges/looking.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { findingsSeen, openBadges, signedInAnew, type TestBadges } from '../support/badges.ts';
import { MINUTE, openScene, type Scene } from './attack.ts';

/* Who is let in, what is found on a walk, and what of both an auditor or somebody without need of names may see. */

const HOUR = 60 * MINUTE;
const SITE = 'sit_manila';

let scene: Scene;
let vera: Visitor;
let olivia: Visitor;
let gate: TestBadges;

beforeAll(async () => {
  scene = await openScene();
  vera = await scene.enterFresh('per_vera');
  gate = await openBadges(scene.baseUrl, vera, SITE, {
    ...{ '7001': 'per_ada', '7002': 'per_ben', '7003': 'per_ella', '7004': 'per_leo', '7005': 'per_finn' },
  });
});
afterAll(() => scene.close());

const anew = (person: string) => signedInAnew(scene, person);
const findings = (kind: string) => findingsSeen(olivia, kind);

describe('the floor of a site', () => {
  interface Floor {
    readonly named: boolean;
    readonly zones: readonly {
      name: string;
      people: number | null;
      visitors: number | null;
      who: unknown[];
    }[];
  }
  const floorFor = async (who: Visitor) => {
    const { json } = await who.get(`/api/sites/${SITE}/badges`);
    return (json as Floor).zones.find(({ name }) => name === 'Floor');
  };

  it('is no number to whoever is told no names while a number would tell who, and one once it does not', async () => {
    olivia = await anew('per_olivia');
    for (const badge of ['7001', '7002', '7003', '7004']) await gate.pass(badge, 'G1');
    expect(await floorFor(olivia)).toMatchObject({ people: null, visitors: null, who: [] });
    expect(await floorFor(vera)).toMatchObject({ people: 4, visitors: 0 });
    expect((await floorFor(vera))?.who).toHaveLength(4);
    await gate.pass('7005', 'G1');
    expect(await floorFor(olivia)).toMatchObject({ people: 5, visitors: null, who: [] });
  });
});

describe('a visitor', () => {
  it('is known by name to the vendor and the company’s security, and to nobody after ninety days', async () => {
    [vera, olivia] = [await anew('per_vera'), await anew('per_olivia')];
    const came = await vera.post(`/api/sites/${SITE}/visitors`, {
      name: 'Mara Lindqvist',
      escort: 'per_vera',
      badge: 'V1',
    });
    expect(came, JSON.stringify(came)).toMatchObject({ status: 200 });
    const nameFor = async (who: Visitor) =>
      (
        (await who.get(`/api/sites/${SITE}/visitors`)).json as {
          visitors: readonly { name: string | null }[];
        }
      ).visitors[0]?.name;
    expect(await nameFor(vera)).toBe('Mara Lindqvist');
    expect(await nameFor(olivia)).toBeNull();
    const kept = await scene.asOwner<{ text: string }>(
      `SELECT (SELECT json_agg(v)::text FROM cordon.badge_visitors v) || (SELECT string_agg(body, '') FROM cordon.ledger_bodies) AS text`,
    );
    expect(kept[0]?.text).not.toContain('Lindqvist');

    scene.pass(MINUTE);
    await gate.pass('V1', 'G1');
    scene.pass(5 * MINUTE);
    await lookAtBadges(composeBadges(scene.house));
    expect(await findings('badge-rule-broken')).toContainEqual(
      expect.objectContaining({ facts: expect.objectContaining({ rule: 'visitor-alone' }) as unknown }),
    );

    scene.pass(91 * 24 * HOUR);
    await forgetBadges(composeBadges(scene.house));
    vera = await anew('per_vera');
    expect(await nameFor(vera)).toBeNull();
  });
});

describe('a walk through a site', () => {
  const walked = (failing: readonly InspectionItem[], photo?: string): readonly ItemSeen[] =>
    (Object.keys(inspectionItems) as InspectionItem[]).map((item) => ({
      ...{
        item,
        verdict: failing.includes(item) ? 'fail' : 'pass',
        note: failing.includes(item) ? 'Seen at two desks' : '',
      },
      photos: failing.includes(item) && photo !== undefined ? [photo] : [],
    }));
  beforeAll(async () => {
    [vera, olivia] = [await anew('per_vera'), await anew('per_olivia')];
  });
  const failingNow = async () => (await findings('inspection-failed')).map(({ facts }) => facts.item);
  const sign = (who: Visitor, items: readonly ItemSeen[], photos: readonly string[] = []) =>
    who.post(`/api/sites/${SITE}/inspections`, { items, photos });

  it('finds what fails, and only the company’s next walk settles it', async () => {
    const signed = await sign(olivia, walked(['clean-desks', 'phones-away']));
    expect(signed, JSON.stringify(signed)).toMatchObject({ status: 200, json: { failed: 2 } });
    expect(await failingNow()).toEqual(expect.arrayContaining(['clean-desks', 'phones-away']));
    scene.pass(MINUTE);
    expect((await sign(vera, walked([]))).status).toBe(200);
    expect(await failingNow()).toHaveLength(2);
    scene.pass(MINUTE);
    expect((await sign(olivia, walked(['phones-away']))).status).toBe(200);
    expect(await failingNow()).toEqual(['phones-away']);
  });

  it('is refused with a picture as a camera wrote it, one that nobody names, and an item left out', async () => {
    const scan = [0xff, 0xda, 0, 3, 1, 9, 0xff, 0xd9];
    const exif = [0xff, 0xe1, 0, 6, 0x45, 0x78, 0x69, 0x66];
    const jpeg = (...middle: number[]) => Buffer.from([0xff, 0xd8, ...middle, ...scan]);
    const shaOf = async (bytes: Buffer<ArrayBuffer>) =>
      Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    const [bare, camera] = [jpeg(), jpeg(...exif)];
    const [bareSha, cameraSha] = [await shaOf(bare), await shaOf(camera)];
    for (const [items, photos] of [
      [walked(['clean-desks'], cameraSha), [camera]],
      [walked(['clean-desks'], bareSha), []],
      [walked(['clean-desks']), [bare]],
      [walked([]).slice(1), []],
    ] as const)
      expect(
        (
          await sign(
            vera,
            items,
            photos.map((one) => one.toString('base64')),
          )
        ).status,
      ).toBe(400);

    const signed = await sign(vera, walked(['clean-desks'], bareSha), [bare.toString('base64')]);
    expect(signed, JSON.stringify(signed)).toMatchObject({ status: 200 });
    const { id } = signed.json as { id: string };
    const photo = await vera.get(`/api/inspections/${id}/photos/${bareSha}`);
    expect(photo.json).toEqual({ jpeg: bare.toString('base64') });
    const [row] = await scene.asOwner<{ sealed: string }>(
      'SELECT photo_sealed AS sealed FROM cordon.inspection_photos',
    );
    expect(row?.sealed).not.toContain(bare.toString('base64'));
  });

  it('is read again by an auditor of its time, with its painted pictures, and by no other', async () => {
    const [newest] = (
      (await olivia.get(`/api/sites/${SITE}/inspections`)).json as {
        inspections: { id: string; items: { photos: string[] }[] }[];
      }
    ).inspections;
    const walk = newest?.id ?? '';
    const [photo = ''] = newest?.items.flatMap(({ photos }) => photos) ?? [];
    const set = (from: number, until: number) =>
      scene.asOwner(
        `UPDATE cordon.audit_scopes SET from_at = $1, until_at = $2 WHERE person_id = 'per_audra'`,
        [new Date(Date.now() + from), new Date(Date.now() + until)],
      );
    await set(-HOUR, HOUR);
    const auditor = await anew('per_audra');
    expect((await auditor.get('/api/badge-sites')).json).toMatchObject({
      sites: expect.arrayContaining([expect.objectContaining({ id: SITE })]) as unknown,
    });
    expect((await auditor.get(`/api/inspections/${walk}`)).status).toBe(200);
    expect((await auditor.get(`/api/inspections/${walk}/photos/${photo}`)).status).toBe(200);
    expect((await auditor.get(`/api/sites/${SITE}/badges`)).json).toMatchObject({
      ...{ named: false, mayChange: false, events: [], badges: [] },
    });
    expect((await auditor.get(`/api/sites/${SITE}/visitors`)).json).toEqual({
      ...{ mayEnter: false, visitors: [], counted: 0 },
    });
    expect(
      (await auditor.post(`/api/sites/${SITE}/inspections`, { items: walked([]), photos: [] })).status,
    ).toBe(403);
    // Another time, and a vendor they do not audit: nothing of either.
    await set(-40 * 24 * HOUR, -30 * 24 * HOUR);
    expect((await auditor.get(`/api/inspections/${walk}`)).status).toBe(404);
    expect((await auditor.get(`/api/inspections/${walk}/photos/${photo}`)).status).toBe(404);
    expect((await auditor.get(`/api/sites/${SITE}/inspections`)).json).toMatchObject({ inspections: [] });
    await scene.asOwner(`DELETE FROM cordon.audit_scopes WHERE person_id = 'per_audra'`);
    expect((await auditor.get(`/api/sites/${SITE}/badges`)).status).toBe(404);
    expect((await auditor.get('/api/badge-sites')).json).toEqual({ sites: [] });
  });
});
