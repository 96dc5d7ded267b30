import { composeAudits } from './assurance/audits/index.ts';
import { startAudits } from './assurance/audits/jobs.ts';
import { composePosture } from './assurance/posture/compose.ts';
import { startDeviceWatch } from './assurance/posture/index.ts';
import { composeBadges } from './assurance/badges/compose.ts';
import { startBadges } from './assurance/badges/jobs.ts';
import { composeVendorAnswers } from './assurance/questionnaires/compose.ts';
import { startVendorLooks } from './assurance/questionnaires/jobs.ts';
import { composeFindingLife } from './assurance/findingLife/compose.ts';
import { startFindingLife } from './assurance/findingLife/jobs.ts';
import { composeControlTests } from './assurance/controlTests/compose.ts';
import { startControlTests } from './assurance/controlTests/jobs.ts';
import { composeRestoreDrills } from './assurance/backup/compose.ts';
import { startRestoreDrills } from './assurance/backup/jobs.ts';
import { composeEndpoints } from './assurance/endpoints/compose.ts';
import { startEndpointLooks } from './assurance/endpoints/jobs.ts';
import type { House } from './compose.ts';
import type { Config } from './config.ts';
import type { Log } from './platform/log.ts';

/**
 * What looks by itself: control tests, restore drills, overdue audits, silent devices.
 * @param config of the installation, for the drill that restores it elsewhere
 * @returns a stop for each
 */
export function startAssurance(house: House, config: Config, log: Log): readonly (() => Promise<void>)[] {
  return [
    startFindingLife(composeFindingLife(house)),
    startControlTests(composeControlTests(house)),
    startRestoreDrills(composeRestoreDrills(house, config)),
    startEndpointLooks(composeEndpoints(house)),
    startAudits(composeAudits(house)),
    startDeviceWatch(composePosture(house).watch, log),
    startBadges(composeBadges(house), house.world.pools.app, log),
    startVendorLooks(composeVendorAnswers(house), house.world.pools.app, log),
  ];
}
