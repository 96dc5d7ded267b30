import type { ActWords } from '@cordon/core/kernel';
import type { PhishingEvent } from '@cordon/core/people/phishing';
import type { House } from '../compose.ts';
import type { Progress } from '../installation.ts';
import { scopeHashOf, scopeWords, type Scope } from '../people/phishing/campaign.ts';
import { composePhishing } from '../people/phishing/compose.ts';
import { finish } from '../people/phishing/ending.ts';
import { authoriseCampaign, planCampaign, startCampaign } from '../people/phishing/planning.ts';
import { handOf } from './hand.ts';

interface Scene {
  readonly house: House;
  readonly progress: Progress;
}

const [SECOND, MINUTE, DAY] = [1_000, 60_000, 86_400_000];

/** What each person did, in the order of their ids; who stands in none of these did nothing. */
const DID = [
  'reported',
  'reported',
  'reported',
  'fell',
  'reported late',
  'scanned',
  'reported',
  'nothing',
] as const;

/**
 * An exercise that was two weeks ago: planned and signed by both sides, its counts entered. Nobody is mailed; a domain
 * counts as verified, and what people did is put down.
 * @throws when a step does not end as it should
 */
export async function playPhishing({ house, progress }: Scene): Promise<void> {
  const began = new Date(house.now().getTime() - 14 * DAY);
  const deps = { ...composePhishing(house), now: () => began };
  const sam = await actorOf(house, 'per_sam', 'pty_harbor', 'security-officer');
  const vera = await actorOf(house, 'per_vera', 'pty_brightline', 'vendor-admin');
  const domain = 'brightline.example.com';
  const code = deps.hash(deps.token());
  const asked = { party: 'pty_brightline', codeHash: code, until: house.now(), by: 'per_vera', at: began };
  await deps.domains.ask({ domain, ...asked });
  await deps.domains.verify(domain, 'pty_brightline', code, began);
  const scope: Scope = {
    ...{ agreement: 'agr_harbor_brightline', vendor: 'pty_brightline', people: 'agents', sites: null },
    ...{ from: began.toISOString(), until: new Date(began.getTime() + 7 * DAY).toISOString(), perHour: 20 },
    ...{
      templates: ['password-expires', 'new-lead'],
      names: 'nobody',
      course: true,
      limitPercent: 20,
      sender: null,
    },
  };
  const id = await planCampaign(deps, sam.who, {
    scope,
    ...sam.signs('phishing-planned', scopeWords(scope)),
  });
  const found = async () => {
    const campaign = await deps.campaigns.find(id);
    if (campaign === null) throw new Error('the exercise is gone');
    return campaign;
  };
  for (const [side, { who, signs }] of [
    ['company', sam],
    ['vendor', vera],
  ] as const) {
    const words = { ...scopeWords(scope), campaign: id, side };
    await authoriseCampaign(deps, who, await found(), signs('phishing-authorised', words));
  }
  const start = { campaign: id, scope: scopeHashOf(scope) };
  await startCampaign(deps, sam.who, await found(), sam.signs('phishing-started', start));
  const targets = (await deps.targets.told(id)).filter(({ sendAt }) => sendAt !== null);
  for (const [nth, { id: target, sendAt }] of targets.entries()) {
    const at = sendAt ?? began;
    await deps.targets.claim(target, { tokenHash: deps.hash(deps.token()), messageId: null, at });
    await deps.targets.delivered(target, at, null);
    for (const event of eventsOf(DID[nth] ?? 'nothing', at.getTime(), target))
      await deps.events.keep(target, event);
  }
  const over = new Date(began.getTime() + 7 * DAY);
  await deps.campaigns.end(id, 'over', over);
  await finish({ ...deps, now: () => over }, await found());
  progress(
    'Two weeks ago Brightline was tried by a made-up mail, signed by both sides: most reported it, one fell',
  );
}

function eventsOf(did: (typeof DID)[number], sent: number, target: string): readonly PhishingEvent[] {
  const visit = `v ${target}`;
  const click = { kind: 'clicked', visit, address: 'demo' } as const;
  switch (did) {
    case 'reported':
      return [{ kind: 'reported', at: sent + 4 * MINUTE }];
    case 'reported late':
      return [
        { kind: 'reported', at: sent + 55 * MINUTE },
        { ...click, at: sent + 56 * MINUTE, noise: null },
      ];
    case 'fell':
      return [
        { ...click, at: sent + 9 * MINUTE, noise: null },
        { kind: 'touched', visit, at: sent + 9 * MINUTE + 2 * SECOND },
        { kind: 'submitted', visit, fields: 2, at: sent + 10 * MINUTE },
      ];
    case 'scanned':
      return [{ ...click, at: sent + 2 * SECOND, noise: 'scanner' }];
    case 'nothing':
      return [];
  }
}

/** Somebody who acts, with a hand to sign. */
async function actorOf(
  house: House,
  person: string,
  party: string,
  role: 'security-officer' | 'vendor-admin',
) {
  const hand = await handOf(house, { id: person, party }, 'phishing');
  const [known] = await house.people.list({ id: person }, house.now());
  if (known === undefined) throw new Error(`nobody called ${person}`);
  const { partyKind, partyName, name } = known;
  const who = {
    ...{ sessionId: hand.session, ip: null },
    person: { id: person, partyId: party, partyKind, partyName, name, role },
  };
  return { who, signs: (act: string, words: ActWords) => hand.decided(act, words, house.now()) };
}
