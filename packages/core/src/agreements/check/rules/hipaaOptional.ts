import type { Rules } from '../rule.ts';

/** What a business associate contract may say, and what the rules ask of the business associate anyway. */
export const hipaaOptionalRules: Rules = [
  {
    id: 'BAA-OPT-MGMT',
    kind: 'right',
    present: [
      {
        all: [
          'management and administration|management or administration|proper management|legal responsibilities',
        ],
      },
    ],
  },
  {
    id: 'BAA-OPT-ASSURANCES',
    kind: 'right',
    present: [
      { all: ['reasonable assurance*|obtains ~3 assurance*', 'disclos*|confidential*|person|recipient'] },
    ],
    weak: [{ all: ['management and administration', 'disclos*'] }],
  },
  {
    id: 'BAA-OPT-AGGREGATION',
    kind: 'right',
    present: [{ all: ['data aggregation|aggregat* ~4 health care operations|aggregat* phi'] }],
  },
  {
    id: 'BAA-OPT-DEIDENTIFY',
    kind: 'prohibition',
    present: [{ all: ['de identif*|deidentif*|164.514'] }],
  },
  {
    id: 'BAA-OPT-MINIMUM',
    kind: 'duty',
    effortsSuffice: true,
    present: [
      {
        all: [
          'minimum necessary|164.502 b|minimum amount|least amount|least information|minimum phi|no more phi than|only ~4 phi ~4 needed|minimal amount|minimum ~4 information|no more than ~6 necessary',
        ],
        none: 'certificate',
      },
    ],
  },
  {
    id: 'BAA-OPT-MITIGATION',
    kind: 'duty',
    effortsSuffice: true,
    present: [
      {
        all: [
          'mitigat*|lessen*|alleviat*|minimize|reduce|remedy|remediate*|limit',
          'harm*|effect*|damage*|consequence*|impact*|breach*|incident*|loss',
          'use|disclos*|violat*|BREACH|PHI|known',
        ],
        none: 'risk assess*|risk analysis|limit ~4 use|termination',
      },
      {
        all: [
          'limits|reduces|minimizes|contain|contains|curb*|undo|undoes|repair*|limit|make good|makes good',
          'harm*|damage|ill effect*|adverse effect*|consequences',
          'breaks|broken|wrongful*|unauthorized*|misuse*|infring*|improper*|at once|contrary to',
        ],
        none: 'liab*|risk assess*|risk analysis|termination',
      },
    ],
  },
  {
    id: 'BAA-OPT-TRAINING',
    kind: 'duty',
    present: [
      {
        all: [
          'COURSE|train*|instruct* ~4 workforce|educat*|awareness',
          'STAFF|workforce|annual*|HIPAA|privacy|PHI|security',
        ],
        none: 'training attestation*|train ~3 model*|ai train*|machine learning|ai models|ai model|models',
      },
    ],
  },
  {
    id: 'BAA-OPT-SANCTIONS',
    kind: 'duty',
    present: [
      {
        all: ['sanction*|disciplin*', 'STAFF|workforce|members|apply|policy|violat*|fail*'],
        none: 'eu sanctions|trade sanctions|economic sanctions|administrative sanctions',
      },
    ],
  },
  {
    id: 'BAA-OPT-FACILITY',
    kind: 'duty',
    present: [
      { all: ['164.310'] },
      { all: ['physical', 'safeguard*|access|security|control*'] },
      {
        all: ['facility|facilities|premises|workstation*', 'access|secur*|restrict*|lock*'],
        none: 'audit*|inspect*',
      },
    ],
  },
  {
    id: 'BAA-OPT-ENCRYPTION',
    kind: 'duty',
    by: 'processor',
    present: [{ all: ['encrypt*'], none: 'unencrypted ~4 only|interception of encrypted' }],
    weak: [{ all: ['cryptograph*|164.312|unusable unreadable|secured phi'] }],
  },
  {
    id: 'BAA-OPT-TECHNICAL',
    kind: 'duty',
    present: [
      {
        all: ['technical', 'safeguard*|measures|controls|security'],
        none: 'administrative and physical safeguards',
      },
      { all: ['164.312'] },
    ],
  },
  {
    id: 'BAA-OPT-RISK',
    kind: 'duty',
    present: [
      {
        all: [
          'risk assess*|risk analys*|security assessment*|security risk|assess ~6 risks|risk management|analysis of ~4 risks|analyze ~4 risks|evaluat* ~4 risks|vulnerability assess*',
        ],
        none: 'risk of harm|breach risk assessment|risk assessment results|most recent risk assessment|low probability',
      },
    ],
  },
  {
    id: 'BAA-OPT-SUBLIST',
    kind: 'statement',
    present: [
      {
        all: [
          'SUBPROCESSOR',
          'list*|schedule|exhibit|register|inventory|roster|identif*|disclos* ~3 identit*|names of',
        ],
        none: 'list of downstream',
      },
    ],
  },
  {
    id: 'BAA-OPT-CURE',
    kind: 'right',
    present: [
      {
        all: [
          'cure*|remed*',
          'terminat*|breach*|violat*',
          'not feasible|infeasible|not possible|impossible|immediately|incapable|cannot be cured|not curable|is not ~2 cured|unless ~5 cured|feasible',
        ],
        none: 'return or destruction|return or destroy|insolven*|bankrupt*',
      },
    ],
    weak: [{ all: ['cure*|cured', 'terminat*|breach*'] }],
  },
  {
    id: 'BAA-OPT-CEDUTIES',
    kind: 'statement',
    present: [
      {
        all: [
          'BUYER shall|BUYER will|BUYER must|BUYER agrees',
          'restriction*|notice of privacy|limitation*|revocation|permission|not request|consents|notice of privacy practices',
        ],
      },
      { all: ['notice of privacy practices|164.520|164.522'] },
    ],
  },
  {
    id: 'BAA-OPT-SALE',
    kind: 'prohibition',
    present: [
      {
        all: [
          'sell|sale|sold|remuneration|marketing|fundrais*',
          'PHI|information|164.502 a 5|164.508',
          'not|no|prohibit*|without|neither|nor|only',
        ],
      },
    ],
  },
  {
    id: 'BAA-OPT-OFFSHORE',
    kind: 'prohibition',
    present: [
      {
        all: [
          'offshore|outside the united states|outside ~4 united states|outside of the u.s|outside the u.s|outside the us|within the united states|within the u.s|inside the united states|territory of the united states|continental united states',
        ],
      },
      // The places are named, and any other is barred or asked for first.
      {
        all: [
          'transfer* ~4 other place*|transfer* ~4 other countr*|transfer* ~4 another country|mov* ~6 another country|leave ~4 country|leaves ~4 country|overseas|abroad|foreign countr*|foreign soil|foreign location*|non us|other jurisdiction*',
          'consent*|approv*|authoriz*|not|no|never|only|prohibit*|barred|forbid*|may|shall',
        ],
        about: 'DATA',
        none: 'governing law|laws of|courts|travel*',
      },
    ],
  },
  {
    id: 'BAA-OPT-CONTINGENCY',
    kind: 'duty',
    present: [
      { all: ['contingency|disaster recovery|business continuity|backup*|emergency mode'] },
      { all: ['RECOVERY'], none: 'suspen*|payment*|unpaid' },
    ],
  },
  {
    id: 'BAA-OPT-ACCESS',
    kind: 'duty',
    present: [
      {
        all: [
          'access control*|role based|least privilege|unique user|multi factor|multifactor|mfa|user authentication|authentication|access rights|authorized users only|need to know',
        ],
      },
    ],
    weak: [{ all: ['164.312|access', 'technical safeguards|authorized'] }],
  },
  {
    id: 'BAA-OPT-LOGS',
    kind: 'duty',
    present: [
      {
        all: [
          'audit log*|audit trail*|audit control*|access log*|activity log*|log* ~4 access|logging|system activity',
        ],
      },
      { all: ['ACCESS_LOG'], none: 'request* ~4 access|access request*|right* ~4 access|calls' },
    ],
  },
  {
    id: 'BAA-OPT-DEFINITIONS',
    kind: 'statement',
    present: [
      {
        all: [
          'same meaning|meaning given|meanings given|meaning set forth|meanings set forth|meaning ascribed|meanings ascribed|as defined in|shall have the meaning|defined by|have the meaning*',
          'HIPAA|160.103|164|privacy rule|45|regulations',
        ],
      },
      { all: ['unsecured', 'phi|protected health information|phi'] },
    ],
    weak: [{ all: ['HIPAA'] }],
  },
  {
    id: 'BAA-OPT-PHI',
    kind: 'statement',
    present: [{ all: ['protected health information|phi'] }],
    weak: [{ all: ['PHI'] }],
  },
  {
    id: 'BAA-OPT-AMENDLAW',
    kind: 'duty',
    present: [
      {
        all: [
          'amend*|modif*|negotiat*|renegotiat*',
          'agreement|baa|addendum',
          'law*|regulat*|HIPAA|compl*|change*',
        ],
        none: '164.526|designated record|amendment of phi',
      },
    ],
  },
  {
    id: 'BAA-OPT-INTERPRET',
    kind: 'statement',
    present: [{ all: ['ambigu*|interpret*|constru*', 'HIPAA|compl*|privacy rule|resolved|meaning'] }],
  },
];
