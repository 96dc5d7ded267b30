import { signedOfAgreements } from './signedAgreements.ts';
import { signedOfAssurance } from './signedAssurance.ts';
import { signedOfBadges } from './signedBadges.ts';
import { signedOfCourses } from './signedCourses.ts';
import { signedOfConduct } from './signedConduct.ts';
import { signedOfLedger } from './signedLedger.ts';
import { signedOfAudits } from './signedAudits.ts';
import { signedOfPeople } from './signedPeople.ts';
import { signedOfClocks } from './signedClocks.ts';
import { signedOfReports } from './signedReports.ts';
import { signedOfServices } from './signedServices.ts';
import { signedOfSources } from './signedSources.ts';
import { signedOfPhishing } from './signedPhishing.ts';
import { signedOfPosture } from './signedPosture.ts';
import { signedOfTraining } from './signedTraining.ts';
import { signedOfVendors } from './signedVendors.ts';
import { signedOfWork } from './signedWork.ts';
import { signedOfJoining } from './signedJoining.ts';
import type { SignsAs } from './toSign.ts';

/**
 * Every request that people sign, and what they sign with it: told a second time and apart from server and console, so
 * that words which change on one side only are noticed.
 */
export const signed: readonly (readonly [path: string, as: SignsAs])[] = [
  ...signedOfAgreements,
  ...signedOfAssurance,
  ...signedOfLedger,
  ...signedOfPeople,
  ...signedOfReports,
  ...signedOfAudits,
  ...signedOfClocks,
  ...signedOfServices,
  ...signedOfSources,
  ...signedOfPosture,
  ...signedOfVendors,
  ...signedOfWork,
  ...signedOfBadges,
  ...signedOfCourses,
  ...signedOfTraining,
  ...signedOfConduct,
  ...signedOfJoining,
  ...signedOfPhishing,
];
