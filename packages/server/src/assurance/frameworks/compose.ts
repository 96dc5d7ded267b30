import type { House } from '../../compose.ts';
import { auditedParties } from '../../composeAgreementsSeen.ts';
import { outsideAgreements } from '../../ledger/index.ts';
import { nameUuid } from '../../platform/nameUuid.ts';
import { VERSION } from '../../platform/version.ts';
import { composeSettingsChanges } from '../settingsChanges/index.ts';
import type { Concluded, FrameworkDeps, Tested } from './deps.ts';
import { createOscalSchema } from './schema.store.ts';
import { createDocumentStore } from './store.ts';

/** What others make that is shown and given out here. */
export interface Looked {
  readonly tested: Tested;
  readonly audits: Concluded;
}

export function composeFrameworks(house: House, { tested, audits }: Looked): FrameworkDeps {
  const { db, agreements, accesses, findingStore, signedActs, enterAct, now } = house;
  return {
    ...{ documents: createDocumentStore(db), schema: createOscalSchema(), tested, audits },
    ...{ findings: findingStore, settings: composeSettingsChanges(house), signedActs, enterAct, now },
    ...{ uuid: nameUuid, system: { origin: house.world.keys.ledger.name, version: VERSION } },
    enter: outsideAgreements(house).enter,
    agreementOf: (id) => agreements.find(id),
    windowsOf: (person) => accesses.windowsOf(person),
    auditedParties: auditedParties(house),
  };
}
