import type { Rules } from '../rule.ts';

/** The UK Addendum and the IDTA issued under s.119A of the Data Protection Act 2018. */
export const ukRules: Rules = [
  {
    id: 'HYG-UK-PARTIES',
    kind: 'statement',
    present: [{ all: ['table 1'] }, { all: ['exporter', 'importer', 'details|contact|signature|address'] }],
    papers: ['uk'],
  },
  {
    id: 'HYG-UK-CLAUSES',
    kind: 'statement',
    present: [
      { all: ['table 2'] },
      { all: ['SCC', 'module*|selected|approved eu', 'addendum|version|which'] },
    ],
    papers: ['uk'],
  },
  {
    id: 'HYG-UK-APPENDIX',
    kind: 'statement',
    present: [
      { all: ['table 3'] },
      { all: ['appendix information'] },
      { all: ['annex|list of parties', 'description of transfer|technical'] },
    ],
    papers: ['uk'],
  },
  {
    id: 'HYG-UK-ENDING',
    kind: 'statement',
    present: [
      { all: ['table 4'] },
      {
        all: [
          'ending ~3 addendum|ending ~3 idta|approved addendum changes|end ~3 addendum|neither party ~6 end',
        ],
      },
    ],
    papers: ['uk'],
  },
  {
    id: 'HYG-UK-MANDATORY',
    kind: 'statement',
    present: [
      { all: ['mandatory clauses|part 2 mandatory|template addendum|section 119a|s119a|s.119a|119a'] },
    ],
    papers: ['uk'],
  },
  {
    id: 'HYG-UK-LAW',
    kind: 'statement',
    present: [
      {
        all: [
          'laws of england|law of england|england and wales|scotland|northern ireland',
          'govern*|courts|law|laws|jurisdiction',
        ],
      },
    ],
    papers: ['uk'],
  },
  {
    id: 'HYG-UK-ICO',
    kind: 'statement',
    present: [{ all: ['information commissioner*|ico'] }],
    papers: ['uk'],
  },
  {
    id: 'HYG-UK-TRA',
    kind: 'duty',
    present: [
      { all: ['transfer risk assessment*|tra|transfer impact assessment*|tia'] },
      { all: ['assess*', 'law*|practices|risk*', 'country|destination|importer'] },
    ],
    papers: ['uk'],
  },
  {
    id: 'HYG-UK-GDPR',
    kind: 'statement',
    present: [
      {
        all: [
          'uk gdpr|uk general data protection|data protection act 2018|united kingdom general data protection',
        ],
      },
    ],
    papers: ['uk'],
  },
];
