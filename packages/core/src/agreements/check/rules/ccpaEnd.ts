import type { Rules } from '../rule.ts';

/** The same, from consumers' requests to due diligence. */
export const ccpaEndRules: Rules = [
  {
    id: 'CC-11',
    kind: 'duty',
    present: [
      {
        all: [
          'ASSIST|comply|compl*|enabl*|honor*|respond*|answer*|forward*|NOTIFY|act on|implement*',
          'consumer*|individual*|data subject*|household',
          'request*|rights',
        ],
      },
    ],
  },
  {
    id: 'CC-12',
    kind: 'prohibition',
    facets: [
      [
        {
          all: [
            'NOTIFY|notice|consent*|approv*|authoriz*',
            'SUBPROCESSOR|other person|another person|engag* ~3 any person',
          ],
        },
      ],
      [
        {
          all: [
            'SUBPROCESSOR|other person|another person|them',
            'contract*|agreement*|writ*|bound|bind*|terms|flow*',
            'same|equivalent|no less|SAME|all ~4 requirements|observe|obligations|CCPA',
          ],
        },
      ],
    ],
  },
  {
    id: 'CC-13',
    kind: 'duty',
    present: [{ all: ['certif*', 'understand*', 'compl*|restrict*|prohibit*|obligat*|CCPA|will|shall'] }],
    weak: [{ all: ['certif*', 'compl*'] }],
    onlyIf: [
      {
        all: [
          'contractor',
          '1798.140 j|contractor as defined|as a contractor|contractor means|a contractor under|140 j',
        ],
        none: 'service provider ~3 or contractor',
      },
    ],
  },
  {
    id: 'CC-14',
    kind: 'right',
    present: [
      {
        all: [
          'monitor*|audit*|scan*|assess*|review*|test*',
          'compl*|contract',
          '12 months|twelve|annual*|year|every|once',
          'business|permit*|may|right|allow*',
        ],
      },
    ],
    weak: [{ all: ['audit*|monitor*', 'compl*'] }],
    onlyIf: [
      {
        all: [
          'contractor',
          '1798.140 j|contractor as defined|as a contractor|contractor means|a contractor under|140 j',
        ],
        none: 'service provider ~3 or contractor',
      },
    ],
  },
  {
    id: 'CC-15',
    kind: 'duty',
    present: [
      {
        all: [
          'cybersecurity audit*|risk assessment*|cyber security audit*|article 9|article 10|7120|7150|7050 h',
          'ASSIST|cooperat*|provide*|make available|participat*|furnish*',
        ],
      },
    ],
  },
  {
    id: 'CC-16',
    kind: 'right',
    present: [
      {
        all: [
          'due diligence|enforce* ~8 contract|exercise* ~6 audit|7051 c|periodic* ~6 audit*|regular* ~6 audit*|annual* ~6 audit*|monitor ~4 compliance|at least once ~4 12 months|every 12 months|every twelve months|each year|once per ~2 year|once a year|per calendar year',
        ],
      },
    ],
    weak: [{ all: ['audit*|assess*|monitor*', 'compl*'] }],
  },
];
