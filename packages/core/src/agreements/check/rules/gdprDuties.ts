import type { Rules } from '../rule.ts';

/** GDPR Art. 28(3)(e)-(h) and its last subparagraph: help, the end, proof, unlawful instructions. */
export const gdprDutiesRules: Rules = [
  {
    id: 'GDPR-16',
    kind: 'duty',
    by: 'processor',
    present: [
      {
        all: [
          'ASSIST|forward*|pass ~4 on|refer* ~4 to',
          'INDIVIDUAL|dsar|dsr|chapter iii',
          'request*|rights|chapter iii|exercis*|access ~6 erasure|inquir*|enquir*',
        ],
        none: 'consumer protection|law enforcement',
      },
      {
        all: ['HELP|NOTIFY|forward*', 'request*|rights'],
        heading: 'data subject*|subject rights|individual rights|rights of individuals',
      },
      { all: ['NOTIFY|forward*', 'INDIVIDUAL', 'request*', 'respond|assist*|help*|cooperat*'] },
    ],
    weak: [{ all: ['INDIVIDUAL|dsar', 'request*|complaint*', 'NOTIFY|forward*|redirect*|direct'] }],
  },
  {
    id: 'GDPR-17',
    kind: 'duty',
    by: 'processor',
    facets: [
      [
        {
          all: [
            'HELP',
            '32 to 36|32 through 36|articles 32 36|32 and 36|arts 32 36|32 36|32 to 34|security of ~3 processing|article 32|art 32|data security|security obligations|security ~3 measures|obligations ~4 security|security',
          ],
          none: 'security incident*|security and privacy of|support request*|support for|authentication',
          within: 40,
        },
      ],
      [
        { all: ['impact assessment*|dpia*|article 35|art 35|pia'], none: 'transfer impact assessment*' },
        {
          all: ['HELP', '32 to 36|32 through 36|32 36'],
          none: 'prior consultation|breach notification|consult* ~4 authorit*|notification of',
        },
      ],
      [
        {
          all: [
            'prior consultation*|article 36|art 36|consult* ~8 supervisory|consult* ~6 authorit*|consult* ~6 regulator*|consult* ~6 commissioner|consultation* ~6 authorit*|regulatory consultation*|consultation* ~5 supervisory|consultation* ~6 regulator*',
          ],
        },
        { all: ['HELP', '32 to 36|32 through 36|32 36'], none: 'impact assessment*' },
      ],
      [
        { all: ['HELP', 'BREACH|breach notification'] },
        { all: ['HELP', '32 to 36|32 through 36|32 36|32 to 34|33 and 34|articles 33'] },
      ],
    ],
  },
  {
    id: 'GDPR-18',
    kind: 'duty',
    facets: [
      [
        {
          all: ['DELETE', 'END|upon request|at any time|on request|on demand|request|RETURN|CHOICE', 'DATA'],
          none: 'rectification|portability|rectify|right to erasure|ask for erasure',
        },
      ],
      [
        {
          all: ['RETURN|retriev*|export*|download*|copy|reclaim*', 'END|request|choice|instruct*', 'DATA'],
          about: 'DELETE',
          none: 'portability|rectification|existing copies ~10 audit|rectify',
        },
      ],
      [
        {
          all: ['DELETE|RETURN|retriev*', 'CHOICE|at ~4 choice|at ~4 election|demand|choose* whether'],
          about: 'DELETE',
          none: 'OWN_CHOICE|at its ~2 option|at its ~2 choice|at its ~2 discretion|its sole discretion|proof|certif* ~30 request|confirm* ~6 request',
        },
        {
          all: ['BUYER may ~8 return|BUYER ~3 elects ~4 return', 'notice|elect*|choose*|choice'],
          about: 'DELETE',
        },
        { all: ['BUYER shall|BUYER may|BUYER will', 'stipulate|determine|specify|decide', 'DELETE|RETURN'] },
      ],
    ],
    denied: [
      { all: ['DELETE|RETURN', 'OWN_CHOICE'], none: 'as directed by' },
      {
        all: [
          'PROCESSOR',
          'DELETE',
          'RETURN',
          'at its ~3 option|at its ~3 choice|at its ~3 discretion|at its ~3 election|in its ~3 discretion|its sole discretion',
        ],
        none: 'BUYER may|BUYER shall',
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
      {
        all: ['DELETE', 'END|DATA'],
        none: 'right to erasure|rectification|restriction|portability|ask for|rectify|personal data breach means',
      },
      { all: ['RETURN', 'DATA', 'END'] },
    ],
  },
  {
    id: 'GDPR-19',
    kind: 'duty',
    by: 'processor',
    present: [
      {
        all: [
          'demonstrat*|prove|proves|proving|evidenc*|show|shows|verify|verif*|confirm*|proof|establish*',
          'complian*|comply|complies|compliant|obligations|adherence|meets',
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
      {
        all: [
          'information|document*|records|evidence',
          'relat* ~6 complian*|regarding ~4 complian*|concerning ~4 complian*|about ~4 complian*',
          'make available|makes available|made available|provid*|furnish*|suppl*|available',
          'request*|demand',
        ],
      },
    ],
    weak: [
      {
        all: [
          'certificat*|report*|soc 2|iso 27001|questionnaire*|third party audits|documentation',
          'provid*|available|copy|reviewing|request*',
          'request|annual*|CONTROLLER',
          'complian*|security|audits',
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
            'mandated|contribut*|allow*|permit*|right|rights|entitled|may|submit*|cooperat*|grant*|conduct*|carr* ~2 out',
          ],
          none: 'surviv*|available for inspection|source code|audit conducted by a supervisory|copy of ~12 audits|audit trail|audit log*|penetration test*|vulnerability|soc 2 audit|subprocessor audit*|internal audit*|audits of its subprocessor*',
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
    relieved: [
      {
        all: [
          'AUDIT',
          'BUYER may ~6 audit*|BUYER may ~4 conduct|BUYER may ~4 carry|on site audit*|right to audit|audits shall be|allow for and contribute|entitled to ~6 audit*|contribute to audits|right to conduct',
        ],
        none: 'not ~3 audit*|no on site|not grant|not entitle*|no right|shall satisfy|sole means|in lieu|deemed',
      },
    ],
    denied: [
      {
        all: [
          'AUDIT',
          'in lieu|instead of|sole means|only means|exclusive means|sole and exclusive|exclusively by|solely by|limited to ~6 report*|limited to ~4 certificat*|fully satisf*|shall satisfy|deemed to satisfy|deemed to fulfil*|satisf* ~6 audit*|satisf* ~4 in full|in full satisfaction|discharge* ~4 in full|replac*|substitut*|exhaust*|conclusive*|exclusive remedy',
          'report*|certificat*|soc|iso|attestation*|questionnaire*|third party ~3 assessment*',
        ],
        none: 'not replace*|not ~2 replace*|not substitut*|not ~2 substitut*|nor replace*|first|initially|unless|except|where ~6 not sufficient|insufficient|if ~8 not ~4 satisf*|reasonably believes',
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
          'instruct*|direction*|order',
          'infring*|violat*|unlawful*|breach*|contraven*|illegal*|contrary to|contraven*|conflict*|non complian*|not compl*|incompatib*|in breach of|not lawful',
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
