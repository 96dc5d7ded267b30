import type { Rules } from '../rule.ts';

const OBJECT =
  'object|objects|objection*|refuse|refuses|veto*|oppose|opposes|disapprov*|reject*|contest*|raise ~3 concerns|withhold ~3 consent';
const CHANGE =
  'addition*|replac*|add or|new subprocessor*|chang*|intended|intends|add|adds|adding|substitut*|before engag*|prior to engag*|before appoint*|engag* ~4 subprocessor*|appoint* ~4 subprocessor*|engag* ~4 subcontract*|new ~3 subcontractor*|additional|new third part*|proposed|updat*|new|before ~6 access*|further ~2 processor*';

/** GDPR Art. 28(2), (3)(d) and (4): processors below the processor. */
export const gdprChainRules: Rules = [
  {
    id: 'GDPR-12',
    kind: 'prohibition',
    present: [
      {
        all: [
          'SUBPROCESSOR',
          'authoriz*|consent*|approv*|permission|agree* ~3 to the engagement|pre approved',
          'prior|general|specific|written|in writing|hereby|beforehand|advance|express*|first obtain*|obtains|has given|gives|grants|granted|without|unless|list*|agrees',
        ],
        none: 'without ~3 prior consent of ~3 required|consent is not required|without ~6 approval is required',
      },
      {
        all: [
          'CONTROLLER',
          'authorizes|consents to|agrees ~3 may|approves|hereby authorizes|has authorized|acknowledges and agrees',
          'SUBPROCESSOR',
        ],
      },
    ],
    denied: [
      {
        all: [
          'SUBPROCESSOR',
          'without ~6 consent|without ~6 authorization|without ~6 approval|without ~4 permission',
          'may engage|may use|may appoint|free to|may subcontract|entitled to|at its discretion',
        ],
      },
    ],
    weak: [{ all: ['SUBPROCESSOR', 'ENGAGE'] }],
  },
  {
    id: 'GDPR-13',
    kind: 'duty',
    facets: [
      [
        { all: ['NOTIFY|publish*|updat*|list', 'SUBPROCESSOR|other processors|delegates', CHANGE] },
        {
          all: ['NOTIFY', 'addition*|replacement*|intended change*', 'days|advance|prior|before|ahead'],
          about: 'SUBPROCESSOR',
        },
        {
          all: ['prior notice|NOTIFY|notice', 'days|weeks|email|notif*'],
          about: 'subprocessor change*|new subprocessor*|changes to subprocessor*',
        },
      ],
      [
        {
          all: [
            OBJECT,
            'SUBPROCESSOR|such change*|change|changes|appointment|addition|engagement|replacement|new',
          ],
          none: 'objection to processing|right to object to processing|portability|rectification',
        },
        { all: [OBJECT], about: 'SUBPROCESSOR', none: 'portability|rectification' },
        { all: ['BUYER ~4 object', 'days|weeks|within|grounds|notice|change*'] },
      ],
    ],
    onlyIf: [{ all: ['SUBPROCESSOR'] }],
    despite: [
      { all: ['BUYER ~4 object', 'addition*|replac*|change*|announce*|new'] },
      { all: ['SUBPROCESSOR', 'general ~3 authoriz*|general ~3 consent|general ~3 approval'] },
    ],
    unless: [
      {
        all: [
          'SUBPROCESSOR',
          'specific ~3 authorization|specific ~3 consent|prior written authorization|prior written consent|prior written approval|specific ~3 approval|express ~3 consent|case by case',
          'not|no|without|unless',
        ],
        none: 'general|deemed|object*|list',
      },
      {
        all: [
          'shall not ~3 subcontract|will not ~3 subcontract|subcontracting ~4 prohibited|not ~2 engage any subprocessors|no subprocessors ~4 permitted',
        ],
        none: 'without|unless|except',
      },
    ],
  },
  {
    id: 'GDPR-14',
    kind: 'prohibition',
    denied: [{ all: ['elected not|not to adopt|not to include', '28 4|flow down'] }],
    present: [
      {
        all: [
          'SUBPROCESSOR|delegates|such third part*|them',
          'SAME',
          'contract*|agreement*|written|in writing|impos*|bound|bind*|terms|obligat*|ensure*|requir*|agree|agrees|enter*|flow*',
          'obligat*|terms|restrict*|protect*|requirement*|conditions|dut*|standard*|commitment*|provisions',
        ],
        none: 'objection|liable for the acts',
      },
    ],
    weak: [
      {
        all: [
          'SUBPROCESSOR',
          'contract*|agreement*|written agreement|bound|due diligence|terms',
          'ensure*|enter*|requir*|impos*|has|have|sign|signs|include*',
        ],
        none: 'delet*',
      },
    ],
  },
  {
    id: 'GDPR-15',
    kind: 'duty',
    present: [
      {
        all: [
          'SUBPROCESSOR|delegates|such third part*|them|those',
          'liable|liability|responsible|accountable|answerable|responsib*|answers for|answer for|stands ~4 for|bears',
          'PROCESSOR|it|remain*|fully|acts|omission*|performance|fail*|own',
        ],
        none: 'not be liable|not liable|no liability|in no event|cost*|responsible for ~6 subscribing',
      },
    ],
    denied: [
      {
        all: [
          'SUBPROCESSOR',
          'not be liable|not liable|no liability|not be responsible|not responsible|disclaim* ~4 liability|no responsibility|in no event be liable|in no event be responsible|in no event ~3 liable|excludes ~4 liability',
          'acts|omission*|perform*|SUBPROCESSOR|fail*',
        ],
      },
    ],
  },
];
