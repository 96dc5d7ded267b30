import type { Rules } from '../rule.ts';

const USE = 'use|uses|used|using|disclos*|use or disclosure';
/** HIPAA 45 CFR 164.504(e)(2)-(5) and 164.314(a): what a business associate contract must say. */
export const hipaaRules: Rules = [
  {
    id: 'BAA-01',
    kind: 'right',
    present: [
      {
        all: [
          USE,
          'PHI',
          'may|permitted|only|solely|authorized|limited to|as necessary|to perform|in order to|except|to the extent',
          'perform*|provid*|services|functions|purposes|activities|agreement|as set forth|specified|described|on behalf',
        ],
      },
    ],
    weak: [{ all: [USE, 'PHI'] }],
  },
  {
    id: 'BAA-02',
    kind: 'prohibition',
    present: [
      {
        all: [
          USE,
          'violat*|breach subpart*|breach ~3 subpart|not be permissible|not permissible|impermissible|would not be permitted|permissible under|contrary to|not comply',
          'if done by|if ~4 by ~2 covered entity|were done by|if performed by|if so used|done by covered entity|if ~3 done|made by covered entity|if undertaken by|had done|itself ~3 done|by covered entity itself|if ~6 covered entity|had ~3 itself|had done so',
        ],
      },
      {
        all: [USE, 'PHI', 'violat*', 'subpart e|privacy rule|hipaa', 'not|no'],
        none: 'mitigat*|report*|knowledge|sanction*|material*',
      },
    ],
    weak: [
      {
        all: [USE, 'PHI', 'subpart e|privacy rule|hipaa rules', 'compl*|permit*|consistent'],
        none: 'means|secretary|report*',
      },
    ],
  },
  {
    id: 'BAA-03',
    kind: 'prohibition',
    present: [
      {
        all: [
          USE,
          'PHI|it|such information',
          'not|only|no|never|solely|neither',
          'other than|except|unless|only|further|beyond|any purpose not|in any manner not|solely',
          'permitted|required|law|authorized|allowed|described|this agreement|this baa|contract|specified',
        ],
      },
      { all: [USE, 'other than ~3 permitted|other than as|except as'] },
    ],
    weak: [{ all: [USE, 'PHI', 'permitted by|in accordance with'] }],
  },
  {
    id: 'BAA-04',
    kind: 'duty',
    by: 'processor',
    present: [
      {
        all: [
          'appropriate|reasonabl*|adequate|necessary|administrative|suitable',
          'safeguard*|protections|security measures|security controls',
          'PHI|prevent*|unauthorized|confidentiality|ephi|data|use or disclosure|security rule',
        ],
        none: 'administrative and physical safeguards',
      },
    ],
    weak: [{ all: ['safeguard*|security program*|security measures|protect*|security', 'PHI|ephi'] }],
  },
  {
    id: 'BAA-05',
    kind: 'duty',
    present: [
      {
        all: [
          'NOTIFY',
          USE,
          'PHI|it|information',
          'not provided for|not permitted|not permit|does not provide|does not allow|not allow|unauthorized|impermissible|not authorized|in violation|improper*|other than as|not allowed|unpermitted|contrary to|outside|non permitted|nonpermitted|not contemplated|inconsistent with|not in accordance',
        ],
      },
    ],
    weak: [{ all: ['NOTIFY', 'BREACH|security incident*'] }],
  },
  {
    id: 'BAA-06',
    kind: 'duty',
    present: [
      {
        all: [
          'subcontractor*|agent|agents',
          'same|no less|at least as|identical|equivalent|equally|as restrictive|as stringent|substantially ~2 same',
          'restriction*|condition*|requirement*|terms|obligation*|protect*|standard*',
        ],
      },
      {
        all: [
          'SUBPROCESSOR',
          'PHI',
          'same|no less|at least as|identical|equivalent|as restrictive|as stringent',
          'restriction*|condition*|requirement*|terms|obligation*|protect*',
        ],
        none: 'downstream vendor*',
      },
    ],
    weak: [{ all: ['SUBPROCESSOR|agents', 'PHI|HIPAA', 'written|agreement|bound|contract|compl*'] }],
  },
  {
    id: 'BAA-07',
    kind: 'duty',
    present: [
      { all: ['164.524', 'available|provid*|access|furnish*|satisf*|meet|compl*|fulfil*|enabl*|permit*'] },
      {
        all: [
          'individual*|patient*|designated record set*',
          'access|inspect*|copy|copies',
          'PHI|designated record set*|record*',
          'available|provid*|furnish*|within|give|grant|respond|forward*|produce*|deliver*|make*',
        ],
        none: 'unauthorized access|amend* ~6 only|accounting of disclosures only|accounting',
      },
      {
        all: [
          'access ~2 amendment|right of access|individual access|access request*',
          'PHI|individual*',
          'available|provid*|assist*|within',
        ],
      },
    ],
    weak: [{ all: ['individual*', 'access|inspect', 'cooperat*|reasonable'] }],
  },
  {
    id: 'BAA-08',
    kind: 'duty',
    present: [
      {
        all: [
          '164.526',
          'amend*|available|satisf*|meet|compl*|fulfil*|obligation*|enabl*|incorporat*|provid*',
        ],
      },
      {
        all: [
          'amend*|correct*|rectif*',
          'PHI|designated record set*|record*',
          'make|makes|incorporat*|individual*|request|within|available|permit*|enabl*|patient*',
        ],
        none: 'amend* ~4 agreement|amend* ~3 baa|amendment to this|amend this|accounting records only',
      },
    ],
    weak: [{ all: ['amendment of phi|amend phi'] }],
  },
  {
    id: 'BAA-09',
    kind: 'duty',
    present: [
      { all: ['164.528'] },
      {
        all: [
          'account*|log|track*|record*|document*',
          'disclosure*',
          'account* ~6 disclosure*|record of disclosure*|records of disclosure*|keep* ~6 disclosure*|log ~4 disclosure*|document* ~4 disclosure*|track* ~4 disclosure*|record* ~4 disclosure*|disclosures accounting|disclosure log',
        ],
      },
    ],
  },
  {
    id: 'BAA-10',
    kind: 'duty',
    by: 'processor',
    present: [
      {
        all: [
          'carry out|carries out|carrying out|perform*|delegat*|discharg*',
          'obligation*|duty|duties|function*',
          'subpart e|privacy rule',
          'compl*|requirements|apply|applies|abide*',
        ],
      },
      {
        all: ['privacy rule|subpart e', 'obligation*', 'compl*', 'covered entity'],
        within: 40,
        none: 'determin*|mitigat*|report*|cause ~4 violat*',
      },
    ],
    weak: [
      {
        all: ['compl*', 'privacy rule|subpart e', 'PROCESSOR'],
        none: 'determin*|amend*|either party|secretary',
      },
    ],
  },
];
