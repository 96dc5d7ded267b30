import type { Rules } from '../rule.ts';

/** People, access, security and deletion in day-to-day support work. */
export const hygieneStaffRules: Rules = [
  {
    id: 'HYG-BACKGROUND',
    kind: 'duty',
    present: [
      {
        all: [
          'background check*|background screen*|background verif*|screened|screening|criminal record*|pre employment|vetting|vetted|reference check*|background investigation*|vet ~4 personnel|police check*|vet',
        ],
      },
    ],
  },
  {
    id: 'HYG-TRAINING',
    kind: 'duty',
    present: [
      {
        all: [
          'COURSE|train*|awareness|educat*',
          'STAFF|personnel|staff|annual*|regular*|year|privacy|data protection|security|workforce',
        ],
        none: 'train ~4 model*|training ~4 model*|machine learning|training attestations|artificial intelligence',
      },
    ],
  },
  {
    id: 'HYG-TRAINING-FREQUENCY',
    kind: 'duty',
    present: [
      {
        all: [
          'COURSE|train*|awareness',
          'annual*|year|yearly|every|months|quarter*|upon hire|before ~8 access|regular*|periodic*|on joining|refresher*',
        ],
        none: 'train ~4 model*|machine learning|artificial intelligence',
      },
    ],
    weak: [{ all: ['train*', 'STAFF'] }],
  },
  {
    id: 'HYG-OFFBOARDING',
    kind: 'duty',
    present: [
      {
        all: [
          'access*|account*|credential*|permissions|rights',
          'revok*|remov*|disabl*|deactivat*|terminat*|withdr*|close|closed|cut off',
          'leav*|terminat*|reassign*|role|departure|employment|offboard*|hours|no longer|transfer*|exit*|immediately|personnel|change',
        ],
        none: 'termination of ~3 agreement|right of access|rights of access|data subject*',
      },
    ],
  },
  {
    id: 'HYG-ACCESS',
    kind: 'duty',
    present: [
      {
        all: [
          'access control*|need to know|least privilege|role based|multi factor|multifactor|mfa|two factor|strictly necessary|authentication|limit* access|restrict* access|access ~5 limited|access rights|authorized personnel only|only ~4 personnel who need',
        ],
      },
    ],
  },
  {
    id: 'HYG-LOGGING',
    kind: 'duty',
    present: [
      {
        all: [
          'audit log*|audit trail*|access log*|event log*|logging|logs|log ~4 access|activity log*|monitor* ~6 access',
        ],
        none: 'usage logs|feature usage|click stream',
      },
      {
        all: ['ACCESS_LOG'],
        none: 'request* ~4 access|access request*|right of access|right* ~4 access|calls',
      },
    ],
  },
  {
    id: 'HYG-ENCRYPTION',
    kind: 'statement',
    present: [{ all: ['encrypt*|aes|tls|pseudonymiz*'] }],
    weak: [{ all: ['cryptograph*'] }],
  },
  {
    id: 'HYG-RISK',
    kind: 'duty',
    present: [
      {
        all: ['risk assess*|risk analys*|security risk|risk management|assess ~4 risk*'],
        none: 'risk assessment results|most recent risk|recent risk assessment',
      },
    ],
    papers: ['baa'],
  },
  {
    id: 'HYG-MITIGATION',
    kind: 'duty',
    effortsSuffice: true,
    present: [
      {
        all: [
          'mitigat*|remediat*|contain*|remedy|lessen|correct*|minimiz*',
          'BREACH|harm*|effect*|incident*|violation*|loss|risks',
        ],
        none: 'risk assess*|mitigat* ~3 own',
      },
      {
        all: [
          'limit|limits|reduce|reduces|curb*|repair*|undo|undoes|put ~3 right|puts ~3 right|make good|makes good|keep ~6 small|keeps ~6 small|alleviat*|end|ends|stop|stops',
          'harm*|damage|ill effect*|adverse effect*|consequence*|fallout|breach|infringement',
          'at once|immediate*|without delay|promptly|undue delay|breaks|breach*|incident*|misuse*|infring*|violat*|unauthorized',
        ],
        within: 12,
        none: 'liab*|risk assess*|terminat*|PAPER ~2 ends|fees',
      },
    ],
  },
  {
    id: 'HYG-DISCIPLINE',
    kind: 'duty',
    present: [
      {
        all: ['sanction*|disciplin*', 'STAFF|workforce|personnel|apply|polic*|violat*|breach*'],
        none: 'administrative sanctions|gdpr fines|trade sanctions',
      },
    ],
  },
  {
    id: 'HYG-KEYS',
    kind: 'duty',
    present: [
      {
        all: [
          'key management|encryption key*|cryptographic key*|decryption key*|key rotation|kms|hsm|customer managed key*|key custodian*',
        ],
      },
      {
        all: [
          'keys|private key|secret key|the key|no key',
          'encrypt*|decrypt*|cryptograph*|cipher*|private key*|secret key*|sign data|signing',
          'hold|holds|held|keep|keeps|kept|manag*|rotat*|stor*|generat*|made|custod*|control|controls|belong*|own|owns|possess*|escrow*|in the hands',
        ],
        none: 'key personnel|key staff|key person*',
      },
    ],
  },
  {
    id: 'HYG-CONTINUITY',
    kind: 'duty',
    present: [
      {
        all: [
          'business continuity|disaster recovery|backup*|contingency|restor* ~6 availability|recover* ~4 availability',
        ],
      },
      { all: ['RECOVERY'], none: 'suspen*|payment*|unpaid' },
    ],
  },
  {
    id: 'HYG-TESTING',
    kind: 'duty',
    present: [
      {
        all: [
          'penetration test*|vulnerability*|pen test*|security test*|regularly test*|regular test*|testing assessing',
        ],
      },
      {
        all: [
          'test ~8 measures|tests ~8 measures|tested ~8 measures|testing ~8 measures|measures ~6 tested|test* ~6 safeguards|safeguards ~4 tested|test* ~6 controls|controls ~4 tested|test* ~8 effectiveness|check* ~6 effectiveness|test* ~6 security|security ~4 tested|red team*|attack simulation*|simulated attack*|ethical hack*|intrusion test*|scan* ~6 weakness*|security scan*|systems ~4 scanned',
        ],
        none: 'test data|drug*|trial',
      },
    ],
  },
  {
    id: 'HYG-DELETION-TIME',
    kind: 'duty',
    present: [
      {
        all: ['DELETE|RETURN', 'days|months|hours|weeks', 'within|after|following|no later|of'],
        none: 'breach*|request* ~10 access ~10 days|consumer request*',
      },
    ],
  },
  {
    id: 'HYG-DELETION-PROOF',
    kind: 'duty',
    present: [
      {
        all: ['certif*|confirm*|attest*|evidence|proof', 'DELETE', 'writ*|certif*|confirm*|proof|attest*'],
        none: 'BREACH|accidental|unlawful',
      },
    ],
  },
];
