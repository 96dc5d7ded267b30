import type { Rules } from '../rule.ts';

const PAPER = 'agreement|addendum|dpa|baa|contract|clauses|terms';

/** What stands at the end of such contracts. */
export const hygieneClosingRules: Rules = [
  {
    id: 'HYG-CHANGES',
    kind: 'statement',
    present: [
      {
        all: [
          'amend*|modif*|variation*|vary|varied|changes to this',
          'agreement|addendum|dpa|baa|contract|terms|writing',
          'writing|written|signed|both parties|mutual|agree*|parties',
        ],
        none: '164.526|designated record',
      },
    ],
  },
  {
    id: 'HYG-CONTACT',
    kind: 'statement',
    present: [
      {
        all: [
          'data protection officer*|dpo|privacy officer*|data protection contact|privacy contact|privacy team|security contact|chief privacy|contact person|point of contact|security officer|data protection lead|privacy lead|contact point|compliance officer|chief information security|privacy ~3 email',
        ],
      },
    ],
    weak: [{ all: ['contact*'] }],
  },
  {
    id: 'HYG-INSURANCE',
    kind: 'duty',
    present: [
      {
        all: [
          'insur*',
          'cyber*|liability|coverage|policy|policies|million|maintain*|errors|professional|carr*',
        ],
        none: 'health insurance portability ~30 of 1996 only',
        about: 'insur*',
      },
    ],
  },
  {
    id: 'HYG-EXIT',
    kind: 'duty',
    present: [
      {
        all: [
          'exit plan*|exit assistance|transition assistance|transition plan*|transition services|handover|hand over|migration assistance|exit management|transition period|orderly transition|orderly transfer|wind down assistance|transition ~8 successor|termination assistance|disengagement',
        ],
      },
    ],
    weak: [{ all: ['transition*|migrat*', 'terminat*|END|assist*'] }],
  },
  {
    id: 'HYG-ASSIGNMENT',
    kind: 'prohibition',
    present: [
      {
        all: ['assign|assigned|assignment|assigns', 'agreement|rights|obligations|consent|party|successors'],
        none: 'role assignment|assigned to personnel',
      },
    ],
  },
  {
    id: 'HYG-ENTIRE',
    kind: 'statement',
    present: [
      { all: ['entire agreement|entire understanding|whole agreement|complete agreement'] },
      { all: ['severab*|invalid*|unenforceable', 'provision*|remain*|remainder'] },
    ],
  },
  {
    id: 'HYG-DEFINITIONS',
    kind: 'statement',
    present: [
      {
        all: [
          'means|shall mean|have the meaning*|has the meaning|same meaning*|as defined|defined in|meaning given|meaning set|meanings given|meaning ascribed|defined terms|capitalized terms|the meanings',
        ],
      },
    ],
    weak: [{ all: [PAPER] }],
  },
];
