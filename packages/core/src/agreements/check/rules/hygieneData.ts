import type { Rules } from '../rule.ts';

/** What a European processing agreement carries beside Art. 28: transfers, terms of the law, records, contacts. */
export const hygieneDataRules: Rules = [
  {
    id: 'HYG-TRANSFER',
    kind: 'statement',
    present: [
      {
        all: [
          'TRANSFER',
          'SCC|adequacy|chapter v|article 44|article 46|appropriate safeguard*|approved mechanism|lawful mechanism|transfer mechanism|valid mechanism',
        ],
      },
      {
        all: ['TRANSFER', 'not|no|only|unless', 'consent*|authoriz*|instruct*|approv*|permission|without'],
        about: 'TRANSFER',
      },
    ],
    weak: [{ all: ['third countr*|outside the eea|cross border|international transfer*|SCC'] }],
    papers: ['dpa', 'uk'],
  },
  {
    id: 'HYG-ONWARD',
    kind: 'prohibition',
    present: [
      {
        all: [
          'onward transfer*|onward|further transfer*|further disclos*|subsequent transfer*|retransfer*|re transfer*|onward disclos*',
        ],
      },
      {
        all: [
          'TRANSFER',
          'third countr*|outside|recipient*|third part*',
          'not|no|only|unless',
          'consent*|authoriz*|instruct*|approv*|documented|safeguard*|permission',
        ],
        none: 'including with regard to transfers|including regarding transfers|with regard to transfers|regarding transfers',
      },
      {
        all: [
          'transfer ~10 third country ~20 governed by ~3 standard contractual clauses',
          'module',
          'incorporated',
        ],
      },
    ],
    weak: [{ all: ['TRANSFER', 'instruct*|SCC'] }],
    denied: [
      {
        all: [
          'elected not|no separate|not ~2 include',
          'further disclosure|onward transfer*|further transfer*',
        ],
      },
    ],
    papers: ['dpa', 'uk', 'scc'],
  },
  {
    id: 'HYG-TIA',
    kind: 'duty',
    present: [
      {
        all: [
          'transfer impact assessment*|transfer risk assessment*|tia|tias|tra|local law assessment|country assessment*|laws and practices|laws or practices',
        ],
      },
      {
        all: [
          'assess*',
          'law*|practices|legal ~3 country',
          'third country|destination|recipient country|importing country|country of',
        ],
        none: 'impact assessment and prior',
      },
    ],
    weak: [{ all: ['SCC', 'incorporat*|enter*|module|govern*|apply'] }],
    denied: [{ all: ['no formal|elected not|no written', 'assessment'] }],
    papers: ['dpa', 'scc', 'uk'],
  },
  {
    id: 'HYG-SUPPLEMENTARY',
    kind: 'duty',
    present: [
      {
        all: [
          'supplementary measures|additional safeguards|supplemental measures|additional measures|schrems',
          'transfer*|third countr*|SCC|government|authorit*|access*|law*',
        ],
        none: 'articles 32 to 36',
      },
    ],
    papers: ['dpa', 'scc', 'uk'],
  },
  {
    id: 'HYG-GOVERNMENT',
    kind: 'duty',
    present: [
      {
        all: [
          'law enforcement|government|public authorit*|subpoena*|court order*|governmental|legally binding request*|compelled disclosure|judicial|national security',
          'request*|order*|demand*|access*|disclos*|process',
          'NOTIFY|challeng*|resist*|redirect*|review*|refus*|not disclose|unless',
        ],
      },
    ],
    papers: ['dpa', 'baa', 'scc', 'uk', 'ccpa', 'state'],
  },
  {
    id: 'HYG-TERMS-GDPR',
    kind: 'statement',
    facets: [
      [{ all: ['personal data breach*'] }],
      [{ all: ['controller'] }],
      [{ all: ['processor'] }],
      [{ all: ['personal data'] }],
      [{ all: ['data subject*'] }],
    ],
    denied: [
      {
        all: [
          'without incorporation|without regard|irrespective',
          'defined term|defined terms|controlled vocabulary|definition*',
        ],
        about: 'data breach|data breaches|security incident*',
      },
    ],
    papers: ['dpa'],
  },
  {
    id: 'HYG-RECORDS',
    kind: 'duty',
    present: [
      {
        all: [
          'record*|register|inventory|directory',
          'processing activities|categories of processing|article 30|art 30|30 2|processing operations|all processing|of processing|record of ~1 processing|records of ~1 processing|register of ~1 processing|all ~2 processing ~3 carr*|processing ~2 carried out|processing ~2 performed',
        ],
      },
    ],
    papers: ['dpa', 'uk'],
  },
  {
    id: 'HYG-COOPERATION',
    kind: 'duty',
    present: [
      {
        all: [
          'cooperat*|co operat*|assist*|respond|support*|liais*',
          'AUTHORITY|supervisory',
          'request*|cooperat*|inquir*|investigat*|task*|enquir*|audits|any',
        ],
        none: 'prior consultation ~3 only',
      },
    ],
    papers: ['dpa', 'uk'],
  },
  {
    id: 'HYG-DPIA',
    kind: 'duty',
    present: [
      {
        all: [
          'impact assessment*|dpia*|article 35|risk assessment* ~6 processing',
          'ASSIST|provid*|inform*|carry out|article|articles|conduct*',
        ],
        none: 'transfer impact assessment*',
      },
    ],
    papers: ['dpa', 'state', 'uk'],
  },
  {
    id: 'HYG-DPO',
    kind: 'statement',
    present: [
      {
        all: [
          'data protection officer*|dpo|privacy officer*|article 37|representative ~4 article 27|article 27',
        ],
      },
    ],
    weak: [
      {
        all: ['contact*|lead|team|chief', 'privacy|data protection|email'],
        within: 6,
        none: 'data protection compliance|registered contact|your privacy',
      },
    ],
    papers: ['dpa', 'scc', 'uk'],
  },
  {
    id: 'HYG-SPECIAL',
    kind: 'statement',
    present: [
      {
        all: [
          'special categor*|sensitive data|sensitive personal|article 9|criminal conviction*|special category|sensitive information|health data|sensitive personal information|data concerning health|data on health|data about health|health related data|medical data|biometric*|genetic*|religious|racial|ethnic*|trade union*|sexual orientation|political opinion*',
        ],
      },
    ],
  },
  {
    id: 'HYG-CHILDREN',
    kind: 'statement',
    present: [{ all: ['child|children|minor|minors|under 16|under the age|under 13|known child'] }],
  },
  {
    id: 'HYG-MINIMISATION',
    kind: 'duty',
    present: [
      {
        all: [
          'minimiz*|only ~4 necessary|strictly necessary|no more than ~6 necessary|limited to what is necessary|adequate relevant|reasonably necessary|only ~2 data ~6 need*|only ~2 data ~6 require*|only ~2 data ~6 necessary|only ~2 information ~6 need*|only ~2 information ~6 require*|only ~2 information ~6 necessary|only ~2 details ~6 need*|only ~2 fields ~6 need*|no more ~2 data than|no more ~2 information than|as little ~3 data|as little ~3 information|data ~3 not needed|data not required|data it does not need',
        ],
      },
      // What need not be seen is not shown.
      {
        all: [
          'mask*|redact*|truncat*|black* out|shown in part|show* ~2 in part|displayed in part|partly shown|partially shown|partly hidden|only ~4 last ~2 digits|show* ~4 last ~2 digits',
          'DATA|number*|address*|field*|detail*|record*|digit*',
        ],
        none: 'contract ~4 redact*|agreement ~4 redact*|copy ~6 redact*|redact* ~6 contract|redact* ~6 agreement|redact* ~6 report*|redact* ~4 commercial|redact* ~6 trade secret*',
      },
    ],
  },
  {
    id: 'HYG-TOMS',
    kind: 'statement',
    present: [
      { all: ['MEASURES|security', 'annex|schedule|exhibit|appendix|attachment'] },
      {
        all: [
          'encrypt*|multi factor|access control*|firewall*|aes|penetration|backups',
          'testing|restor*|access control*|tls|certification|monitoring|mfa|authentication|at rest|in transit|resilien*|logging',
        ],
      },
    ],
    weak: [{ all: ['MEASURES'] }],
    papers: ['dpa', 'scc', 'uk'],
  },
  {
    id: 'HYG-TERMS-PURPOSE',
    kind: 'prohibition',
    present: [
      {
        all: [
          'own purposes|own purpose|any other purpose|other purpose*|for its own|no other purpose|purposes other than|solely for|only for|purpose limitation|only on documented instructions|only to the extent|except on|purposes beyond',
        ],
      },
    ],
    papers: ['dpa', 'state', 'uk'],
  },
  {
    id: 'HYG-THIRD-PARTY',
    kind: 'statement',
    present: [
      {
        all: [
          'third party beneficiar*|no third party|third party rights|rights of third parties|beneficiaries',
        ],
      },
    ],
  },
  {
    id: 'HYG-STATE-LAW',
    kind: 'statement',
    present: [
      {
        all: [
          'state law*|state privacy|more stringent|preempt*|STATE_LAW|state statute*|laws of ~6 state ~8 privacy|1798.82|state breach',
        ],
      },
    ],
    papers: ['baa'],
  },
];
