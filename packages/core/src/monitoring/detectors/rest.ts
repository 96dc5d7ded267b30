import type { Detector } from '../detector.ts';
import { adminThenAccess } from './admin-then-access.ts';
import { badgeMismatch } from './badge-mismatch.ts';
import { breakGlass } from './break-glass.ts';
import { cherryPicking } from './cherry-picking.ts';
import { complementaryRanges } from './complementary-ranges.ts';
import { concurrentSessions } from './concurrent-sessions.ts';
import { dormantAccount } from './dormant-account.ts';
import { impossibleTravel } from './impossible-travel.ts';
import { ledgerGap } from './ledger-gap.ts';
import { ledgerSilence } from './ledger-silence.ts';
import { lookupFishing } from './lookup-fishing.ts';
import { machineCadence } from './machine-cadence.ts';
import { mfaFatigue } from './mfa-fatigue.ts';
import { newFactor } from './new-factor.ts';
import { newField } from './new-field.ts';
import { newPlace } from './new-place.ts';
import { offShift } from './off-shift.ts';
import { photographing } from './photographing.ts';
import { reboundTicket } from './rebound-ticket.ts';
import { revealRate } from './reveal-rate.ts';
import { sameCustomer } from './same-customer.ts';
import { sameField } from './same-field.ts';
import { screenAfterReveal } from './screen-after-reveal.ts';
import { snooping } from './snooping.ts';
import { trafficSilence } from './traffic-silence.ts';

/** The detectors whose thresholds stand in `calibration/rest.ts`. */
export const restOfDetectors: readonly Detector[] = [
  ...[
    snooping,
    lookupFishing,
    revealRate,
    sameField,
    sameCustomer,
    newField,
    offShift,
    newPlace,
    impossibleTravel,
    concurrentSessions,
  ],
  ...[
    mfaFatigue,
    newFactor,
    badgeMismatch,
    reboundTicket,
    cherryPicking,
    machineCadence,
    complementaryRanges,
  ],
  ...[photographing, screenAfterReveal, dormantAccount, adminThenAccess, breakGlass],
  ...[ledgerGap, ledgerSilence, trafficSilence],
] as readonly Detector[];
