import type { Detector } from '../detector.ts';
import { credentialStuffing } from './credential-stuffing.ts';
import { doorCredential } from './door-credential.ts';
import { endedAgreement } from './ended-agreement.ts';
import { outsideNetwork } from './outside-network.ts';
import { passwordGuessing } from './password-guessing.ts';
import { pastTheViews } from './past-the-views.ts';
import { rebindAsked } from './rebind-asked.ts';
import { rightsProbing } from './rights-probing.ts';

/** What was stopped, and by that tells of an attack: thresholds stand in `calibration/refused.ts`. */
export const refusedDetectors: readonly Detector[] = [
  ...[passwordGuessing, credentialStuffing, outsideNetwork, rebindAsked],
  ...[rightsProbing, endedAgreement, doorCredential, pastTheViews],
] as readonly Detector[];
