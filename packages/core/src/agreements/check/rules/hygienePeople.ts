import type { Rules } from '../rule.ts';

/** Practices of outsourced support work: people, sites, incidents, audits, tools. */
export const hygienePeopleRules: Rules = [
  {
    id: 'HYG-BREACH-HOURS',
    kind: 'duty',
    present: [
      {
        all: [
          'NOTIFY|notice',
          'BREACH',
          'within|no later|not later|no event|any event|no case|after|hours|maximum|at most|inside',
        ],
        hours: { most: 1440 },
        none: 'materially breach*|cure|material breach',
      },
      {
        all: ['NOTIFY|timeline', 'within|no later'],
        heading: 'personal data breach*|data breach*|security incident*|breach notification',
        none: 'SUBPROCESSOR|objection*|cure',
        hours: { most: 1440 },
      },
    ],
    weak: [{ all: ['NOTIFY', 'BREACH'] }],
  },
  {
    id: 'HYG-BREACH-NOTICE',
    kind: 'duty',
    present: [
      {
        all: [
          'notif*|inform*|report*|notice|alert*|tell*|advise*|make ~3 aware',
          'personal data breach*|data breach*|breach of|breaches of|security breach*|security incident*|breach|breaches|personal information breach|data incident*|unauthorized access',
        ],
        none: 'materially breach*|material breach|infring*|breach of this|cure',
      },
    ],
    weak: [{ all: ['incident*|anomal*|compromise', 'investigat*|remediat*|NOTIFY|handl*'] }],
  },
  {
    id: 'HYG-AUDIT',
    kind: 'right',
    present: [
      {
        all: [
          'audit*|inspect*|on site|site visit*|verify ~6 compliance|review ~6 compliance|assess ~4 compliance|monitor ~4 compliance',
          'CONTROLLER|auditor*|right|entitled|may|allow*|permit*|contribut*|submit',
          'compl*|premises|facilit*|practices|systems|records|obligations|audit|audits|inspect*|security',
        ],
        none: 'audit log*|audit trail*|audit control*|secretary|cybersecurity audit|internal audit*|inspect or obtain|inspect ~3 copy|soc 2 audit',
      },
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
          'AUDIT|verif*',
          'in lieu|instead of|sole means|only means|exclusive means|sole and exclusive|shall satisfy|fully satisf*|deemed to satisfy|deemed to fulfil*|conclusive*',
          'report*|certificat*|soc|iso|attestation*',
        ],
        none: 'not replace*|not ~2 replace*|not substitut*|not ~2 substitut*|nor replace*|first|initially|unless|if ~8 not ~4 sufficient|insufficient',
      },
      {
        all: [
          'AUDIT',
          'no right|may not audit|not be entitled|not entitle*|does not grant|no audit|waives|not ~2 permit*|no on site|no inspection*',
        ],
        none: 'more than|more frequently|more often|unless|except|other customer*|other client*|unreasonabl*',
      },
    ],
    weak: [{ all: ['audit|audits|soc 2|certif*', 'report*|summar*|complian*'], none: 'audit log*' }],
  },
  {
    id: 'HYG-AUDIT-COST',
    kind: 'statement',
    present: [
      {
        all: ['audit*|inspect*', 'cost|costs|expense*|charge*|fee|fees|bear|bears|borne|reimburse*|pay for'],
        none: 'cybersecurity audit fee',
      },
    ],
  },
  {
    id: 'HYG-AUDIT-FREQUENCY',
    kind: 'statement',
    present: [
      {
        all: [
          'audit*|inspect*',
          'once|annual*|year|per calendar|twelve|12 months|days prior|days notice|days written|days ~3 notice|reasonable notice|prior written notice|reasonable prior|unannounced|frequency|each contract year|business days|advance notice|at any time|quarter*',
        ],
      },
    ],
  },
  {
    id: 'HYG-LOCATION',
    kind: 'statement',
    present: [
      {
        all: [
          'locat*|site|sites|region|country|countries|data center*|data centre*|hosted|stored|territor*|premises',
          'PROCESSES|stor*|host*|data|services|work',
          'eea|european|united states|union|india|philippines|germany|uk|united kingdom|listed|annex|schedule|only|approved|following|within|specified|not ~3 outside|exhibit|canada|ireland|named|agreed',
        ],
        none: 'audit*|subject to audit',
      },
      {
        all: [
          'data residency|data localization|processing location*|place of processing|location of processing|not ~6 outside ~3 eea|within the european economic area|within the united states',
        ],
      },
    ],
    weak: [{ all: ['TRANSFER', 'country|countries|outside'] }],
  },
  {
    id: 'HYG-SUBLIST',
    kind: 'statement',
    present: [
      {
        all: [
          'SUBPROCESSOR',
          'list*|annex|schedule|exhibit|register|website|url|inventory|published|current ~3 subprocessors|following ~2 subprocessor*|set out|set forth|named',
        ],
        none: 'list of downstream',
      },
    ],
    weak: [{ all: ['SUBPROCESSOR'] }],
  },
  {
    id: 'HYG-SUB-ANCHOR',
    kind: 'statement',
    present: [
      {
        all: [
          'subprocessor*|subcontract*|another processor|other processor|other processors|further processor*|sub processors',
        ],
        none: 'without incorporation',
      },
    ],
    weak: [{ all: ['SUBPROCESSOR'] }],
  },
  {
    id: 'HYG-SUB-NOTICE',
    kind: 'statement',
    present: [
      {
        all: [
          'SUBPROCESSOR|other processor*|such change*',
          'days|weeks|month*',
          'notice|notif*|inform*|prior|advance|object*|before',
        ],
      },
      // The clause is about sub-processors, the sentence about "every intended change".
      {
        all: [
          'addition|additions|replacement|replacements|replaced|intended change*|planned change*|proposed change*|changes to ~4 list|change to ~4 list|change of ~4 list|a new one|newcomer*',
          'days|weeks|month|months',
          'announce*|announcement|NOTIFY|ahead|in advance|beforehand|object*|before',
        ],
        about: 'SUBPROCESSOR',
        none: 'price*|fee|fees|personnel|staff',
      },
    ],
  },
  {
    id: 'HYG-AI',
    kind: 'prohibition',
    present: [
      {
        all: [
          'artificial intelligence|machine learning|ai|large language|generative|train ~4 models|train ~4 model|training ~4 models|automated decision*|llm|llms|language model*|ai systems',
        ],
      },
    ],
  },
  {
    id: 'HYG-REMOTE',
    kind: 'prohibition',
    present: [
      {
        all: [
          'remote work*|work from home|home work*|homework*|teleworking|telework*|working remotely|work remotely|remote access|home office*|working from home|works from home|remote location*|work at home|outside ~4 approved site*|remote ~2 personnel',
        ],
      },
    ],
  },
  {
    id: 'HYG-CLEAN-DESK',
    kind: 'prohibition',
    present: [
      {
        all: [
          'clean desk|clear desk|recording device*|mobile phone*|personal phone*|personal device*|cell phone*|photograph*|screen capture*|screenshots|removable media|pens and paper|camera*|paper notes|clear screen|smartphones|phones',
          'not|no|prohibit*|polic*|forbidden|without|must|shall|clean|clear|ban*|maintain*|leave*',
        ],
      },
    ],
  },
];
