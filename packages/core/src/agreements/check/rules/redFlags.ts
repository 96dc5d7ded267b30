import type { Rules } from '../rule.ts';

/** Red flags: `present` means that the text raises it. A flag is words that are there, never words that are not. */
export const redFlagRules: Rules = [
  {
    id: 'RF-DELETION-CHOICE',
    kind: 'flag',
    present: [
      { all: ['DELETE|RETURN', 'OWN_CHOICE'], none: 'as directed by' },
      {
        all: [
          'PROCESSOR',
          'DELETE',
          'RETURN',
          'at its ~3 option|at its ~3 choice|at its ~3 discretion|at its ~3 election|in its ~3 discretion',
        ],
        none: 'BUYER may|BUYER shall',
      },
    ],
  },
  {
    id: 'RF-AUDIT-CERTIFICATES',
    kind: 'flag',
    present: [
      {
        all: [
          'AUDIT|audit rights',
          'in lieu|instead of|sole means|only means|exclusive means|sole and exclusive|exclusively|fully satisf*|shall satisfy|deemed to satisfy|deemed satisfied|deemed to fulfil*|in full satisfaction|satisf* ~4 in full|discharge* ~4 in full|conclusive*|replac*|substitut*|exhaust*',
          'report*|certificat*|soc|iso|attestation*|questionnaire*',
        ],
        none: 'not replace*|not ~2 replace*|not substitut*|not ~2 substitut*|nor replace*|first|initially|unless|except where|if ~8 not ~4 sufficient|insufficient|reasonably believes',
      },
      {
        all: [
          'verif*|review*|assess*',
          'sole means|only means|exclusive means|exclusively through|solely through|exclusively by|solely by',
          'report*|certificat*|soc|iso|attestation*',
        ],
        none: 'unless',
      },
      {
        all: [
          'AUDIT',
          'no right ~6 audit|no right ~6 inspect|may not audit|shall not audit|not be entitled to ~4 audit|not be entitled to ~4 inspect|does not grant ~10 inspect*|does not grant ~10 audit*|not entitle ~6 inspect|not entitle ~6 audit|no audit rights|waives ~6 audit',
        ],
        none: 'more than|more frequently|unless|other customer*|other client*',
      },
    ],
  },
  {
    id: 'RF-BREACH-LATE-GDPR',
    kind: 'flag',
    present: [
      {
        all: [
          'NOTIFY',
          'personal data breach*|data breach*|security breach*|security incident*|BREACH',
          'within|no later|not later|no event|any event|no case|after|following',
        ],
        hours: { over: 72 },
        none: 'inspect*|business associate|covered entity|unsecured|cure|terminat*|material breach|materially|subprocessor*|object*|record*|retain*|DELETE|audit*|consumer*|request*',
      },
    ],
    papers: ['dpa', 'uk', 'scc', 'state'],
  },
  {
    id: 'RF-BREACH-LATE-HIPAA',
    kind: 'flag',
    present: [
      {
        all: [
          'NOTIFY',
          'breach*|incident*|BREACH',
          'within|no later|not later|no event|any event|no case|after|following',
        ],
        hours: { over: 1440 },
        none: 'cure|terminat*|material breach|materially|record*|retain*|account*|DELETE',
      },
    ],
    papers: ['baa'],
  },
  {
    id: 'RF-INSTRUCTIONS',
    kind: 'flag',
    present: [
      {
        all: [
          'instruct*|directions|preferences',
          'may deviate|deviate from|may depart|free to depart|may disregard|free to deviate|may override|may vary|at its discretion ~6 instructions|efforts to follow|endeavor* to follow|may depart from|not bound by ~4 instructions|where practicable|when practicable|as guidance',
        ],
        none: 'shall not deviate|not deviate|may not deviate|infring*|unlawful|without deviating|prohibited from deviating|must not deviate',
      },
      {
        all: [
          'PROCESSOR',
          'may process|may use|may handle',
          'as ~3 reasonably determines|as ~2 determines|as ~2 deems|as it sees fit|in its ~2 discretion|at its ~2 discretion|for its own purpose*|for its own business',
        ],
        none: 'not|solely|aggregat*|anonymi*',
      },
    ],
  },
  {
    id: 'RF-CONTROLLER-PAYS',
    kind: 'flag',
    present: [
      {
        all: [
          'BUYER ~8 indemnif*|BUYER ~6 hold ~4 harmless|BUYER ~6 holds ~4 harmless|BUYER ~8 reimburse*|BUYER ~6 pay|BUYER ~4 bear*|borne by ~3 BUYER|paid by ~3 BUYER|at the expense of ~3 BUYER',
          'fine|fines|penalt*|sanction*|regulatory',
        ],
        none: 'VENDOR shall ~4 indemnif*|VENDOR will ~4 indemnif*|VENDOR shall ~4 hold|VENDOR will ~4 hold|VENDOR agrees to indemnif*|caused by ~4 controller|shall not|to the extent ~6 caused by',
      },
    ],
  },
  {
    id: 'RF-NO-MEASURES',
    kind: 'flag',
    present: [
      {
        all: [
          'appropriate ~6 measures|reasonable ~4 measures|adequate ~4 measures|industry standard ~4 measures|commercially reasonable ~4 security|appropriate security',
          'MEASURES|security|measures|protect*',
        ],
        none: 'insofar as|chapter iii|assist*',
      },
      {
        all: [
          'standard consistent with ~6 business|risk tolerance|general business operations|generally accepted ~4 practices',
          'security',
        ],
      },
    ],
    unless: [
      {
        all: [
          'MEASURES|security|safeguard*',
          'annex|schedule|exhibit|appendix|attachment|iso 27001|27001|nist|soc 2',
        ],
      },
      {
        all: [
          'encrypt*|pseudonymiz*|cryptograph*',
          'restor*|access control*|testing|authentication|mfa|integrity|multi factor|in transit|resilien*|at rest',
        ],
      },
      { all: ['encrypt*|pseudonymiz*|access control*|multi factor'] },
    ],
    papers: ['dpa', 'scc', 'uk'],
  },
  {
    id: 'RF-ROLES',
    kind: 'flag',
    present: [
      {
        all: [
          'commercial label*|commercial term*|labels ~4 only|for convenience',
          'role*|designation*|controller|covered entity|vocabulary|defined term|business associate|processor',
          'without incorporation|in place of|rather than|without regard|not ~6 correspond|irrespective|without reference',
        ],
      },
      {
        all: [
          'neither party|no party|parties ~4 not',
          'characteriz*|designat*|admit*',
          'controller|processor|covered entity|business associate',
        ],
        none: 'joint controller*',
      },
      {
        all: [
          'may act as|may be ~4 either',
          'controller or ~2 processor|controller or a processor|processor or ~2 controller',
        ],
      },
    ],
  },
  {
    id: 'RF-SCC-MODIFIED',
    kind: 'flag',
    present: [
      {
        all: [
          'SCC|clauses|clause',
          'as modified by|modifications to|modified by|side letter|is replaced with|are replaced with|is deleted|is amended to read|shall not apply|with the exception of clause*|with the exception of clauses|is reduced from|supersede ~4 clauses|prevail over ~4 clauses|prevail over ~4 scc*|overrides the clauses|disapplied|are amended as follows',
          'clause|clauses|SCC',
        ],
        about: 'SCC|exporter|importer',
        none: 'not to modify|not modify|option* not|optional|docking|shall prevail over the agreement|uk addendum|for the purposes of the uk|swiss|fadp|footnote|not modified|deleted ~4 data|personal data',
      },
    ],
  },
  {
    id: 'RF-SILENT-CONSENT',
    kind: 'flag',
    present: [
      {
        all: [
          'SUBPROCESSOR',
          'without ~3 notice|without notifying|without informing|no notice|without prior notice|without ~6 consent|without ~4 approval',
          'may|free|entitled|at its discretion|any time',
        ],
        none: 'may not|shall not|must not|will not',
      },
    ],
  },
  {
    id: 'RF-SUB-LIABILITY',
    kind: 'flag',
    present: [
      {
        all: [
          'SUBPROCESSOR',
          'not be liable|not liable|no liability|not be responsible|not responsible|disclaim* ~4 liability|no responsibility|in no event be liable|in no event be responsible',
          'acts|omission*|perform*|fail*|SUBPROCESSOR',
        ],
        none: 'liable only if ~6 intent',
      },
    ],
  },
  {
    id: 'RF-OWN-USE',
    kind: 'flag',
    present: [
      {
        all: [
          'PROCESSOR',
          'DATA',
          'may use|may process|right to use|entitled to use|permitted to use',
          'improve ~4 products|improve ~4 services|product development|own business purposes|own purposes|its own purpose*|train ~6 models|train ~4 model|machine learning|develop ~6 products|marketing|analytics ~6 own|benchmark*|own commercial',
        ],
        none: 'not|shall not|never|except|prohibited',
      },
      {
        all: ['may sell|may share|right to sell', 'personal information|personal data|customer data|PHI'],
        none: 'not|never|opt out',
      },
    ],
  },
  {
    id: 'RF-NOTICE-DISCRETION',
    kind: 'flag',
    present: [
      {
        all: [
          'BREACH',
          'at processor ~2 discretion|at provider ~2 discretion|at vendor ~2 discretion|sole discretion|its discretion|if it deems|when it deems|if ~3 considers it appropriate|as it sees fit|after ~4 confirmed|following confirmation|confirmation and ~4 assessment|completion of its investigation|after completing ~3 investigation',
          'NOTIFY|investigat*|notice|breach*',
        ],
        none: 'controller discretion|customer discretion',
      },
    ],
  },
  {
    id: 'RF-DATA-RETAINED',
    kind: 'flag',
    present: [
      {
        all: [
          'may retain|may keep|entitled to retain|right to retain|will retain',
          'DATA|PHI',
          'indefinite*|perpetu*|own purposes|as long as it|its own business|for as long as ~4 wishes|any purpose|in perpetuity',
        ],
        none: 'not|law',
      },
    ],
  },
];
