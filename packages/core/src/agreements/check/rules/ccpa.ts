import type { Rules } from '../rule.ts';

const USE = 'retain*|use|uses|using|disclos*|PROCESSES';
const NOT = 'not|no|never|prohibit*|refrain*|neither|nor|forbidden|without|cannot|only|solely';

/** CCPA/CPRA: Civ. Code 1798.100(d), 1798.140(j) and (ag); 11 CCR 7050-7051 as amended 1 January 2026. */
export const ccpaRules: Rules = [
  {
    id: 'CC-01',
    kind: 'statement',
    present: [
      {
        all: [
          'limited and specified|limited ~3 specified|specified ~3 limited|specific ~3 limited|specified purpose*|limited purpose*|specific purpose*',
          'purpose*',
        ],
      },
      {
        all: [
          'PI',
          'only|solely|exclusively|limited to',
          'business purpose*|limited|specified|purposes ~6 described|purposes set forth|purposes listed|purpose* of ~4 providing|to provide ~3 services|to perform ~3 services',
          'disclos*|made available|sells|PROCESSES|provid*|use|uses|receive*|makes available|collect*',
        ],
      },
    ],
    weak: [{ all: ['business purpose*', 'PI'] }],
  },
  {
    id: 'CC-02',
    kind: 'duty',
    present: [
      {
        all: [
          'same ~2 level|same degree|equal level|level of privacy|level of protection|level of privacy protection|same privacy protection*|same standard* ~4 privacy|privacy protection ~6 required',
          'privacy|protect*|CCPA',
        ],
        none: 'level of security appropriate|equivalent privacy posture',
      },
    ],
    weak: [
      {
        all: [
          'compl*',
          'CCPA|applicable ~3 obligations|title|privacy law*',
          'shall|must|will|agrees|agree|both parties|each party|comply with',
        ],
        none: 'assist*|notify*',
      },
      { all: ['equivalent|comparable', 'privacy'] },
    ],
  },
  {
    id: 'CC-03',
    kind: 'right',
    present: [
      {
        all: [
          'reasonable ~3 steps|appropriate steps|steps|measures|actions',
          'ensure*|help ensure|verify|confirm|make sure|assess',
          'use|uses|using|PROCESSES|handl*|PI',
          'consistent|manner|obligations|CCPA|compl*',
        ],
        none: 'stop and remediat*|security',
      },
      {
        all: [
          'audit*|assess*|scan*|review*|inspect*|monitor*|test*',
          'business|customer|company|client|controller',
          'right|may|permit*|allow*|entitled|grant*|cooperat*|reasonable|enable*|at least',
          'compl*|service provider|contractor|use|uses|practices|vendor|consistent|PI|systems',
        ],
        none: 'cybersecurity audit*|penetration ~2 certificate|risk assessment*|subcontractor audit',
      },
    ],
    weak: [{ all: ['audit*|assess*|certification*|attest*|report*', 'compl*'] }],
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
          'no right|not be entitled|may not audit|shall not audit|in lieu|sole means|waives',
          'business|compl*|audit*',
        ],
        none: 'more than|unless|except',
      },
    ],
  },
  {
    id: 'CC-04',
    kind: 'duty',
    present: [
      {
        all: [
          'NOTIFY',
          'no longer|cannot|unable|not able|can not|incapable|fail* to meet|inability|not meet',
          'meet*|comply|satisf*|obligation*|fulfil*|perform*|requirement*|honor*',
        ],
        none: 'consumer request|verify',
      },
    ],
  },
  {
    id: 'CC-05',
    kind: 'right',
    present: [
      {
        all: [
          'stop|cease|halt|suspend|end|terminate|discontinue',
          'remed*|put right|cure|correct|fix|rectif*|mitigate',
          'unauthorized|improper|not authorized|non compliant|impermissible|in violation|unlawful|not permitted|inconsistent',
        ],
      },
      { all: ['stop and remediate|stop or remediate'] },
    ],
    weak: [{ all: ['stop|suspend|cease', 'unauthorized|impermissible|violation', 'use|PROCESSES|PI'] }],
  },
  {
    id: 'CC-06',
    kind: 'prohibition',
    facets: [
      [{ all: ['sell|sold|sale|selling|sells', NOT], none: 'opt out of sale|who sells|right to opt' }],
      [{ all: ['share|sharing|shared|shares', NOT], none: 'opt out of ~3 sharing|shared responsibility' }],
    ],
    denied: [
      {
        all: [
          'service provider may sell|contractor may sell|vendor may sell|may sell or share|may sell ~4 personal information|permitted to sell',
        ],
      },
    ],
  },
  {
    id: 'CC-07',
    kind: 'statement',
    present: [
      {
        all: [
          'specific|following|limited|particular|namely|listed|set forth|set out|described|identified|enumerated|annex|exhibit|schedule|are|is|means|consist*',
          'business purpose*|purposes|purpose',
        ],
        none: 'entire agreement in general|any other purpose|other than the business|commercial purpose other',
      },
    ],
    denied: [
      {
        all: [
          'purpose*',
          'any purpose ~4 agreement|for any lawful purpose|generally|purposes of the agreement generally|entire agreement',
          'PI|business purpose*',
        ],
        none: 'not|specific',
      },
    ],
    weak: [{ all: ['purpose*', 'services|agreement|msa'] }],
  },
  {
    id: 'CC-08',
    kind: 'prohibition',
    present: [
      {
        all: [
          USE,
          'any purpose other|any other purpose|other purpose*|other than ~8 business purpose*|other than ~6 purpose*|outside ~4 business purpose*|commercial purpose*|own purpose*|its own|purposes other|purpose not|except ~6 purpose*|beyond ~6 purpose*|purposes beyond|purpose beyond|except to|any reason other',
          NOT,
        ],
      },
      {
        all: [
          'retain*|use|uses|using|PROCESSES',
          'only for ~6 purpose*|solely for ~6 purpose*|exclusively for ~6 purpose*',
        ],
      },
    ],
  },
  {
    id: 'CC-09',
    kind: 'prohibition',
    present: [
      {
        all: [
          'outside ~4 direct ~2 relationship|outside ~4 direct business relationship|direct business relationship|direct relationship|outside ~6 relationship|beyond ~4 direct ~3 relationship|beyond ~4 relationship',
        ],
      },
    ],
  },
  {
    id: 'CC-10',
    kind: 'prohibition',
    present: [
      {
        all: [
          'combin*|commingl*|merg*|co mingl*|mix|mixes|enrich*|append*|pool*|join ~4 with|match ~4 with|link*',
          'other sourc*|another|other customer*|other person*|from ~4 other|own interaction*|third part*|others|other data|PI',
          NOT,
        ],
        none: 'combined or separate',
      },
    ],
    denied: [
      {
        all: ['may combine|may merge|may commingle|free to combine|entitled to combine', 'PI'],
        none: 'except|only|where permitted|as permitted|unless|to the extent permitted|7050',
      },
    ],
  },
];
