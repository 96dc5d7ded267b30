import type { Framework } from '../../library/item.ts';
import type { Rules } from '../rule.ts';
import { ccpaRules } from './ccpa.ts';
import { ccpaEndRules } from './ccpaEnd.ts';
import { gdprRules } from './gdpr.ts';
import { gdprChainRules } from './gdprChain.ts';
import { gdprDutiesRules } from './gdprDuties.ts';
import { gdprScopeRules } from './gdprScope.ts';
import { gdprSecurityRules } from './gdprSecurity.ts';
import { hipaaRules } from './hipaa.ts';
import { hipaaOptionalRules } from './hipaaOptional.ts';
import { hygieneRules } from './hygiene.ts';
import { hygieneDataRules } from './hygieneData.ts';
import { hygienePeopleRules } from './hygienePeople.ts';
import { hipaaEndRules } from './hipaaEnd.ts';
import { scc914PartiesRules } from './scc914Parties.ts';
import { hygieneClosingRules } from './hygieneClosing.ts';
import { hygieneStaffRules } from './hygieneStaff.ts';
import { redFlagRules } from './redFlags.ts';
import { scc914Rules } from './scc914.ts';
import { scc914SafeguardsRules } from './scc914Safeguards.ts';
import { scc915Rules } from './scc915.ts';
import { scc914AnnexRules, scc915AnnexRules } from './sccAnnexes.ts';
import { stateRules } from './states.ts';
import { ukRules } from './uk.ts';

export { lexicon } from './lexicon.ts';

/** Every rule, in the order of the report. */
export const rules: Readonly<Record<Framework, Rules>> = {
  gdpr: [...gdprScopeRules, ...gdprRules, ...gdprChainRules, ...gdprDutiesRules, ...gdprSecurityRules],
  hipaa: [...hipaaRules, ...hipaaEndRules, ...hipaaOptionalRules],
  ccpa: [...ccpaRules, ...ccpaEndRules],
  'scc-914': [...scc914Rules, ...scc914SafeguardsRules, ...scc914PartiesRules, ...scc914AnnexRules],
  'scc-915': [...scc915Rules, ...scc915AnnexRules],
  hygiene: [
    ...hygieneRules,
    ...hygieneClosingRules,
    ...hygienePeopleRules,
    ...hygieneStaffRules,
    ...hygieneDataRules,
    ...stateRules,
    ...ukRules,
  ],
  'red-flags': redFlagRules,
};
