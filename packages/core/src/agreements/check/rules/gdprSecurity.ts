import type { Rules } from '../rule.ts';

const OF_BREACH = 'BREACH|notification|notice|report';

/** GDPR Art. 32 and 33: measures and breaches. The duties stand by statute; a contract should put figures to them. */
export const gdprSecurityRules: Rules = [
  {
    id: 'GDPR-30',
    kind: 'statement',
    by: 'processor',
    present: [
      {
        all: ['encrypt*|pseudonymiz*|cipher*|tls|aes'],
        none: 're identify|reidentify|interception of encrypted',
      },
    ],
    weak: [{ all: ['cryptograph*|hash*|tokeniz*|mask*|anonymiz*|scrambl*'] }],
  },
  {
    id: 'GDPR-31',
    kind: 'statement',
    present: [
      { all: ['confidentiality', 'integrity', 'availability|resilien*'] },
      { all: ['integrity', 'availability', 'resilien*'] },
    ],
    weak: [{ all: ['availability|resilien*|uptime|redundan*', 'system*|service*'] }],
  },
  {
    id: 'GDPR-32',
    kind: 'statement',
    by: 'processor',
    present: [
      {
        all: [
          'restor*|recover*',
          'availability|access|data|backup*|system*|service*|incident|operations|timely',
        ],
        none: 'recover* ~3 damages|recover* costs|recover* ~4 fees',
      },
      { all: ['disaster recovery|business continuity|backup*|back ups|contingency plan*'], none: 'DELETE' },
    ],
    weak: [{ all: ['redundan*|failover|resilien*', 'infrastructure|incident|system*'] }],
  },
  {
    id: 'GDPR-33',
    kind: 'statement',
    present: [
      {
        all: [
          'test*|assess*|evaluat*|review*|audit*',
          'regular*|periodic*|annual*|quarter*|each year|every|yearly|ongoing|once a year|continuous*|month*',
          'effective*|measures|security|controls|safeguards|penetration|vulnerab*',
        ],
        none: 'impact assessment*',
      },
      { all: ['penetration test*|vulnerability scan*|vulnerability assess*'] },
    ],
  },
  {
    id: 'GDPR-34',
    kind: 'prohibition',
    present: [
      {
        all: [
          'HANDS ~30 instruct*|under ~2 authority ~30 instruct*',
          'PROCESSOR|access*|only|except|not process|CONTROLLER',
          'PROCESSES|access*|handl*|use|act|acts|work*',
        ],
        none: 'HANDS ~6 confidential*',
      },
      {
        all: [
          'HANDS ~25 instruct*',
          'confidential*',
          'only ~12 instruct*|not ~14 instruct*|strictly ~8 instruct*|in accordance with ~8 instruct*|as instructed',
        ],
      },
    ],
  },
  {
    id: 'GDPR-35',
    kind: 'duty',
    by: 'processor',
    present: [
      {
        all: [
          'NOTIFY|notice',
          'BREACH',
          'undue delay|without delay|immediate*|at once|forthwith|straight away|straightaway|as soon as|unreasonable delay|without any delay|no delay',
        ],
        none: 'controller shall notify ~2 processor|customer shall notify ~2 provider|customer shall notify ~2 vendor|at processor discretion|infring*|in breach of|breach of ~2 gdpr',
      },
    ],
    weak: [
      {
        all: ['NOTIFY|notice', 'within|hours|days|aware'],
        heading: 'personal data breach*|data breach*|security incident*|breach notification',
      },
      { all: ['NOTIFY|notice', 'BREACH', 'prompt*|within|hours|days|timely|reasonabl*'] },
      { all: ['NOTIFY', 'BREACH'] },
    ],
    denied: [
      {
        all: [
          'NOTIFY',
          'BREACH',
          'at processor ~2 discretion|in its sole discretion|at its sole discretion|solely if ~6 determines|only if ~8 deems',
        ],
      },
    ],
  },
  {
    id: 'GDPR-36',
    kind: 'statement',
    by: 'processor',
    facets: [
      [
        {
          all: [OF_BREACH, 'nature|description|describ*|details|what happened|categor*|circumstances|cause'],
          about: 'BREACH',
          none: 'nature of ~2 processing',
        },
        {
          all: [
            'nature ~4 breach|nature ~4 incident|description of ~5 breach|description of ~5 incident|details of ~5 breach|details of ~4 incident',
          ],
        },
        { all: ['33 3'] },
      ],
      [
        {
          all: [
            'number*|approximate*|categor*|how many|volume|extent|scope of',
            'INDIVIDUAL|records|affected|persons',
          ],
          about: 'BREACH',
          none: 'types of ~2 data|processing is|annex i',
        },
        { all: ['33 3'] },
      ],
      [
        {
          all: ['consequence*|impact|effect*|harm|risks|likely to result|implication*'],
          about: 'BREACH',
          none: 'impact assessment*|effective date|without effect|cost of implementation',
        },
        { all: ['33 3'] },
      ],
      [
        {
          all: [
            'measures|steps|action*|remed*|mitigat*|contain*|address*',
            'taken|proposed|tak*|mitigat*|remed*|address*|contain*',
          ],
          about: 'BREACH',
          none: 'technical and organizational',
        },
        { all: ['33 3'] },
      ],
    ],
    weak: [
      {
        all: [
          'sufficient information|all information|reasonable information|relevant information|such information|information available|all details|details',
          'BREACH|notify|AUTHORITY',
        ],
        about: 'BREACH',
      },
    ],
  },
  {
    id: 'GDPR-37',
    kind: 'duty',
    by: 'processor',
    present: [
      {
        all: [
          'record|records|recorded|document|documents|documented|documenting|register|log|logs|logbook',
          'BREACH',
          'keep*|maintain*|shall document|documents|effects|facts|remedial|any|all|every|each|must document|will document|log',
        ],
        within: 20,
        none: 'system log*|documented instruct*|on documented|security documentation|categories and number|records concerned|records affected|data records',
      },
    ],
  },
];
