import type { Rules } from '../rule.ts';

/** GDPR Art. 28(3)(e)-(h) and its last subparagraph: help, the end, proof, unlawful instructions. */
export const gdprDutiesRules: Rules = [
  {
    id: 'GDPR-16',
    kind: 'duty',
    present: [
      {
        all: [
          'ASSIST|forward*|pass ~4 on|refer* ~4 to',
          'INDIVIDUAL|dsar|dsr|chapter iii',
          'request*|rights|chapter iii|exercis*|access ~6 erasure|inquir*|enquir*',
        ],
        none: 'consumer protection|law enforcement',
      },
      { all: ['NOTIFY|forward*', 'INDIVIDUAL', 'request*', 'respond|assist*|help*|cooperat*'] },
    ],
    weak: [{ all: ['INDIVIDUAL|dsar', 'request*|complaint*', 'NOTIFY|forward*|redirect*|direct'] }],
  },
  {
    id: 'GDPR-17',
    kind: 'duty',
    facets: [
      [
        {
          all: [
            'ASSIST',
            '32 to 36|32 through 36|articles 32 36|32 and 36|arts 32 36|32 36|security of ~3 processing|article 32|art 32|data security|security of|secur*|its obligations|security obligations',
          ],
        },
        { all: ['articles 32 to 36|articles 32 through 36'] },
      ],
      [
        { all: ['impact assessment*|dpia*|article 35|art 35|pia'], none: 'transfer impact assessment*' },
        {
          all: ['ASSIST', '32 to 36|32 through 36|32 36'],
          none: 'prior consultation|breach notification|consult* ~4 authorit*|notification of',
        },
      ],
      [
        {
          all: [
            'prior consultation*|article 36|art 36|consult* ~8 supervisory|consult* ~6 authorit*|consult* ~6 regulator*|consult* ~6 commissioner|consultation* ~6 authorit*|consultation* ~5 supervisory|consultation* ~6 regulator*',
          ],
        },
        { all: ['ASSIST', '32 to 36|32 through 36|32 36'], none: 'impact assessment*' },
      ],
      [
        {
          all: [
            'BREACH',
            'AUTHORITY|INDIVIDUAL|33|34|32 to 36|notification|obligations|notif*',
            'ASSIST|CONTROLLER|NOTIFY',
          ],
        },
        { all: ['ASSIST', '32 to 36|32 through 36|32 36|articles 33|notification'] },
      ],
    ],
  },
  {
    id: 'GDPR-18',
    kind: 'duty',
    facets: [
      [
        {
          all: [
            'DELETE',
            'END|upon request|at any time|on request|on demand|instruct*|request|RETURN',
            'DATA',
          ],
          none: 'rectification|portability',
        },
      ],
      [
        {
          all: ['RETURN|retriev*|export*|download*|copy|reclaim*', 'END|request|choice|instruct*', 'DATA'],
          about: 'DELETE',
          none: 'portability|rectification|existing copies ~10 audit',
        },
      ],
      [
        {
          all: [
            'at ~6 choice|at ~6 election|at ~6 option|choice of|as ~4 elects|as ~4 chooses|controller chooses|customer chooses|whichever ~6 chooses|as directed|as instructed|as ~5 instructs|upon ~6 instruction*|on ~6 instruction*|discretion of ~2 controller|discretion of ~2 customer|controller discretion|customer discretion|upon ~6 request|on ~6 request|at ~6 request|as requested|upon ~4 written direction|may choose|may elect|elect* whether|choose* whether|decide* whether|in accordance with ~4 instructions|at ~6 direction|at ~4 discretion|company discretion|client discretion|controller direct*|customer direct*|demand|says whether|prefers|controller decides|customer decides',
          ],
          about: 'DELETE',
          none: 'at processor option|at processor choice|at provider option|processor discretion|provider option|vendor option|processor option|processor choice|supplier option|at its option|at its choice|at its discretion|its sole discretion|supplier discretion|vendor discretion|provider discretion|data importer option',
        },
      ],
    ],
    denied: [
      {
        all: [
          'DELETE|RETURN',
          'at processor ~2 option|at processor ~2 choice|at processor ~2 discretion|processor sole discretion|at provider ~2 option|at provider ~2 choice|at provider ~2 discretion|at vendor ~2 option|at vendor ~2 choice|at vendor ~2 discretion|at supplier ~2 option|at supplier ~2 choice|at supplier ~2 discretion|option of ~2 processor|choice of ~2 processor|discretion of ~2 processor|discretion of ~2 vendor|option of ~2 vendor|option of ~2 provider|choice of ~2 provider|discretion of ~2 provider|discretion of ~2 supplier|choice of ~2 supplier|option of ~2 supplier|processor may choose|processor may elect|processor may decide|vendor may choose|vendor may elect|provider may elect|provider may choose|supplier may choose|supplier may elect|processor shall choose|processor elects|processor chooses|vendor chooses|supplier chooses|provider chooses|importer option|importer choice|whichever ~3 processor|whichever ~3 provider|whichever ~3 vendor|whichever ~3 supplier',
        ],
      },
      {
        all: [
          'may retain|may keep',
          'DATA',
          'indefinite*|as long as it wishes|for its own|after termination ~10 own purposes',
        ],
      },
    ],
    weak: [
      { all: ['DELETE', 'END|DATA'], none: 'right to erasure|rectification|restriction|portability' },
      { all: ['RETURN', 'DATA', 'END'] },
    ],
  },
  {
    id: 'GDPR-19',
    kind: 'duty',
    present: [
      {
        all: [
          'demonstrat*|prove|proves|proving|evidenc*|show|shows|verify|verif*|confirm*|proof|establish*',
          'complian*|comply|complies|obligations|adherence',
          'information|document*|evidence|records|report*|certificat*|material*|summar*',
          'make available|makes available|making available|made available|provid*|furnish*|suppl*|give|gives|disclos*|available|access to|submit*|deliver|hand over|share',
        ],
      },
      {
        all: [
          'information ~6 necessary to demonstrate|information ~6 needed to demonstrate|information ~6 required to demonstrate|information ~6 to demonstrate|information ~6 proof',
        ],
      },
      { all: ['demonstrat*', 'complian*', 'CONTROLLER|request', 'shall|must|will'] },
    ],
    weak: [
      {
        all: [
          'certificat*|report*|soc 2|iso 27001|questionnaire*',
          'provid*|available|copy',
          'request|annual*|CONTROLLER',
          'complian*|security',
        ],
      },
    ],
  },
  {
    id: 'GDPR-20',
    kind: 'right',
    facets: [
      [
        {
          all: [
            'AUDIT',
            'CONTROLLER|auditor*|third party|mandated|independent|contribut*|allow*|permit*|right*|entitled|may|submit*|cooperat*|enabl*|grant*',
          ],
          none: 'audit trail|audit log*|penetration test*|vulnerability|soc 2 audit|subprocessor audit*|internal audit*|audits of its subprocessor*',
        },
      ],
      [
        {
          all: [
            'inspect*|on site|onsite|premises|facilit*|visit*|auditor*|audits ~12 conducted|audit ~8 systems|systems|records',
          ],
          about: 'AUDIT',
        },
        {
          all: [
            'right to audit|may audit|entitled to audit|audit rights|conduct audits|conduct an audit|carry out audits|conduct ~2 audits',
          ],
        },
      ],
    ],
    denied: [
      {
        all: [
          'AUDIT',
          'in lieu|instead of|sole means|only means|exclusive means|sole and exclusive|exclusively by|solely by|limited to ~6 report*|limited to ~4 certificat*|fully satisf*|shall satisfy|deemed to satisfy|deemed to fulfil*|satisf* ~6 audit*|satisf* ~4 in full|in full satisfaction|discharge* ~4 in full|replac*|substitut*|exhaust*|conclusive*|exclusive remedy',
          'report*|certificat*|soc|iso|attestation*|questionnaire*|third party ~3 assessment*',
        ],
        none: 'first|initially|unless|except|where ~6 not sufficient|insufficient|if ~8 not ~4 satisf*|reasonably believes',
      },
      {
        all: [
          'verif*|review*|assess*|demonstrat*',
          'sole means|only means|exclusive means|exclusively through|solely through|exclusively by|solely by|exclusively by means',
          'report*|certificat*|soc|iso|attestation*',
        ],
        none: 'unless',
      },
      {
        all: [
          'AUDIT',
          'no right|not ~2 right|shall not ~3 audit|may not audit|not be entitled|not entitled|does not grant|no audit|not ~2 permit*|waives|not ~2 allow*|no on site|no inspection*|not subject to audit|no physical',
        ],
        none: 'more than|more frequently|more often|unless|except|other customer*|other client*|unreasonabl*|disrupt*',
      },
    ],
    weak: [{ all: ['AUDIT', 'report*|certif*|summar*|result*|soc|iso'] }],
  },
  {
    id: 'GDPR-21',
    kind: 'duty',
    present: [
      {
        all: [
          'NOTIFY',
          'instruct*|direction*',
          'infring*|violat*|unlawful*|breach*|contraven*|illegal*|contrary to|conflict*|non complian*|not compl*|incompatib*|in breach of|not lawful',
        ],
        within: 50,
      },
    ],
    weak: [
      {
        all: [
          'instruct*',
          'infring*|unlawful*|violat*|contrary to',
          'suspend*|refus*|not follow|not be obliged|decline|may',
        ],
      },
    ],
  },
];
