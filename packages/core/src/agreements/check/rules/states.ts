import type { Rule, Rules } from '../rule.ts';
import { gdprRules } from './gdpr.ts';
import { gdprChainRules } from './gdprChain.ts';
import { gdprDutiesRules } from './gdprDuties.ts';
import { gdprScopeRules } from './gdprScope.ts';

const european = [...gdprScopeRules, ...gdprRules, ...gdprChainRules, ...gdprDutiesRules];

/** Most state laws ask of a processor's contract what Art. 28 asks, so the same sentences answer. */
function like(id: string, gdpr: string): Rule {
  const rule = european.find((one) => one.id === gdpr);
  if (rule === undefined) throw new Error(`no rule ${gdpr}`);
  return { ...rule, id, papers: ['state'] };
}

/** US state privacy laws other than California's (Virginia, Colorado, Connecticut, Texas and those like them). */
export const stateRules: Rules = [
  like('HYG-US-INSTRUCTIONS', 'GDPR-08'),
  {
    id: 'HYG-US-NATURE',
    kind: 'statement',
    facets: [[{ all: ['nature', 'PROCESSES|purpose'] }], [{ all: ['purpose*', 'PROCESSES'] }]],
    papers: ['state'],
  },
  like('HYG-US-TYPES', 'GDPR-05'),
  like('HYG-US-DURATION', 'GDPR-02'),
  like('HYG-US-CONFIDENTIALITY', 'GDPR-10'),
  like('HYG-US-DELETE', 'GDPR-18'),
  like('HYG-US-DEMONSTRATE', 'GDPR-19'),
  {
    id: 'HYG-US-ASSESSMENTS',
    kind: 'right',
    present: [
      {
        all: [
          'AUDIT|assess*|assessor*|audit*',
          'cooperat*|allow*|permit*|contribut*|independent|conduct*|right|arrange*|reasonable',
        ],
        none: 'impact assessment*|data protection assessment*|risk assessment*',
      },
    ],
    papers: ['state'],
  },
  {
    id: 'HYG-US-SUBCONTRACTORS',
    kind: 'prohibition',
    present: [
      {
        all: [
          'SUBPROCESSOR',
          'contract*|agreement*|writ*|bound|bind*',
          'obligat*|meet*|same|requir*|duties|SAME|restrict*',
        ],
      },
    ],
    weak: [{ all: ['SUBPROCESSOR'] }],
    papers: ['state'],
  },
  like('HYG-US-OBJECTION', 'GDPR-13'),
  like('HYG-US-RIGHTS', 'GDPR-16'),
  {
    id: 'HYG-US-SECURITY',
    kind: 'duty',
    facets: [
      [{ all: ['secur*|MEASURES', 'ASSIST|maintain*|implement*|reasonable|appropriate'] }],
      [{ all: ['NOTIFY|ASSIST', 'BREACH'] }],
    ],
    papers: ['state'],
  },
  {
    id: 'HYG-US-ASSESS-HELP',
    kind: 'duty',
    present: [
      {
        all: [
          'data protection assessment*|impact assessment*|dpia*|risk assessment*|privacy assessment*',
          'ASSIST|provid*|information|cooperat*|necessary',
        ],
      },
    ],
    papers: ['state'],
  },
  {
    id: 'HYG-US-DEIDENTIFIED',
    kind: 'prohibition',
    present: [{ all: ['deidentif*|de identif*|pseudonym*|reidentif*|re identif*'] }],
    papers: ['state', 'ccpa'],
  },
];
