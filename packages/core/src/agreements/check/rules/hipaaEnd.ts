import type { Rules } from '../rule.ts';

const SECURITY_RULE =
  'security rule|subpart c|164.308|164.310|164.312|164.314|164.302|164.306|164.316|security standards';

/** The same, from the books and records to breach notices. */
export const hipaaEndRules: Rules = [
  {
    id: 'BAA-11',
    kind: 'duty',
    present: [
      {
        all: [
          'books|records|practices|policies',
          'secretary|hhs|department of health|health and human services|office for civil rights|ocr',
          'available|access|disclose*|provid*|open|inspection|furnish*|produc*|submit*|cooperat*',
        ],
      },
    ],
  },
  {
    id: 'BAA-12',
    kind: 'duty',
    facets: [
      [{ all: ['RETURN|return', 'DELETE', 'PHI|data|information'] }],
      [
        {
          all: [
            'infeasible|not feasible|impracticable|unfeasible|impossible|not practicable|neither ~6 feasible|cannot ~6 return*|cannot ~4 be ~3 destroyed|not reasonably possible|not possible|feasible',
            'protect*|extend*|continu*|limit*|restrict*|safeguard*|apply',
          ],
        },
      ],
    ],
    denied: [
      {
        all: [
          'RETURN|DELETE',
          'PHI',
          'not ~3 required to return|no obligation to return|may retain ~6 phi|may keep ~6 phi',
        ],
        none: 'infeasible|feasible|management and administration|law',
      },
    ],
    weak: [{ all: ['DELETE|RETURN', 'PHI', 'END'], none: 'shall survive|survive' }],
  },
  {
    id: 'BAA-13',
    kind: 'right',
    present: [
      {
        all: [
          'terminat*|end this|end the|rescind*',
          'breach*|violat*|default*|non compliance|noncompliance|fail*',
          'material*|term|terms|provision*|obligation*|pattern|this baa|this agreement|hipaa|cure|cured',
          'covered entity|either party|business associate|upstream|may|entitled|authoriz*|right|other party|customer|client|nonbreaching|non breaching',
        ],
        none: 'upon termination of ~8 return|notification|breach of unsecured|insolvency ~3 only',
      },
    ],
    weak: [
      {
        all: [
          'may terminate|may be terminated|right to terminate|entitled to terminate',
          'agreement|baa|contract|addendum|notice',
        ],
      },
    ],
  },
  {
    id: 'BAA-14',
    kind: 'duty',
    present: [
      {
        all: [
          SECURITY_RULE,
          'compl*|observe*|abide*|follow*|as required|required by|in accordance|meet|meets|implement*|consistent with|pursuant|adher*|satisf*|conform*',
        ],
        none: 'subcontract* ~6 164.308|administrative and physical safeguards',
      },
    ],
    weak: [
      { all: [SECURITY_RULE] },
      {
        all: [
          'HIPAA',
          'compl*',
          'business associate shall|business associate will|PROCESSOR shall|PROCESSOR will',
        ],
      },
    ],
  },
  {
    id: 'BAA-15',
    kind: 'duty',
    present: [
      {
        all: [
          'subcontractor*|agent|agents|delegate*',
          'PHI|electronic',
          'agree*|written|contract*|bound|bind*|business associate agreement|enter*|assurances|164.314|164.308',
          'ensure*|requir*|shall|must|will|obtain*|cause*|enter*|agrees|agree|is bound|are bound',
        ],
      },
      {
        all: [
          'SUBPROCESSOR',
          'PHI|ephi',
          'contract*|agreement*|bound|instrument',
          'ensure*|requir*|cause*|enter*|obtain*|execut*|oblig*|sign*',
        ],
      },
    ],
    weak: [{ all: ['SUBPROCESSOR', 'HIPAA|PHI'] }],
  },
  {
    id: 'BAA-16',
    kind: 'duty',
    present: [
      {
        all: ['NOTIFY', 'security incident*'],
        none: 'successful security incidents only|only successful|unsuccessful',
      },
      {
        all: [
          'NOTIFY',
          'any security incident*|all security incident*|each security incident*|every security incident*',
        ],
      },
    ],
    weak: [{ all: ['NOTIFY', 'security incident*|incident*|cyber*'] }],
  },
  {
    id: 'BAA-17',
    kind: 'statement',
    present: [
      { all: ['satisfactory assurance*|satisfactorily assure*'] },
      {
        all: [
          'agreement|baa|addendum|contract',
          'entered into|enters into|made|executed|set forth|supplements|in writing|governs|between|effective',
          'business associate|covered entity|164.504|HIPAA|PHI|subcontractor',
        ],
      },
    ],
    weak: [{ all: ['business associate agreement|business associate addendum'] }],
  },
  {
    id: 'BAA-18',
    kind: 'duty',
    present: [
      {
        all: [
          'subcontractor*|agents',
          'same|no less|at least as|identical|equivalent|164.504 e 5|164.504 e|164.502 e|164.314|as restrictive|as stringent',
          'restriction*|condition*|requirement*|terms|obligation*|protect*|agreement*|compl*|standard*',
          'writ*|contract*|agree*|bound|bind*|obtain*|enter*|requir*|ensure*',
        ],
      },
      {
        all: [
          'SUBPROCESSOR',
          'same|no less|at least as|equivalent|identical',
          'restriction*|conditions|terms|obligation*',
          'writ*|contract*|agree*|bound|ensure*',
        ],
        none: 'downstream vendor*',
      },
    ],
    weak: [{ all: ['SUBPROCESSOR', 'written|contract*|agreement|bound'] }],
  },
  {
    id: 'BAA-20',
    kind: 'duty',
    facets: [
      [
        {
          all: [
            'NOTIFY|notice',
            'breach|breaches|reportable',
            'unreasonable delay|undue delay|immediate*|without delay|prompt*',
          ],
          none: 'materially breach*|material breach',
        },
        {
          all: [
            'NOTIFY|notice',
            'breach|breaches',
            'within|no later|not later|no event|no case|following|after',
          ],
          hours: { most: 1440 },
          none: 'materially breach*|material breach|cure',
        },
      ],
      [
        {
          all: [
            'NOTIFY|notice',
            'breach|breaches',
            'discover*|becomes aware|becoming aware|become aware|knows|known|learn*|aware of|awareness|knowledge|should have known|detect*|identif*',
          ],
          none: 'materially breach*|after ~3 confirm*|following confirm*|confirmation|after ~6 determin*|completion of ~4 investigation|concludes ~4 investigation|investigation ~3 complete|cure',
        },
      ],
    ],
    denied: [
      {
        all: [
          'NOTIFY|notice',
          'breach|breaches|incident*',
          'within|no later|not later|no event|no case|following|after',
        ],
        hours: { over: 1440 },
        none: 'cure|terminat*|materially breach*|record*|log*|retain*',
      },
    ],
    weak: [{ all: ['NOTIFY', 'breach of|breaches of|BREACH'] }],
  },
  {
    id: 'BAA-21',
    kind: 'duty',
    facets: [
      [
        {
          all: [
            'identif*|identity|name*|list',
            'individual*|patient*',
            'BREACH|affected|notif*|report|unsecured|accessed',
          ],
          about: 'BREACH',
        },
        { all: ['164.404|164.410 c'] },
      ],
      [
        {
          all: [
            'what happened|description|describe*|nature|date|circumstances|types of|content*|elements|details',
            'BREACH|notif*|report|incident',
          ],
          about: 'BREACH',
          none: 'description of ~3 services',
        },
        { all: ['164.404|164.410 c'] },
      ],
      [
        {
          all: [
            'steps|measures|mitigat*|investigat*|protect themselves|doing|remed*|corrective|contact',
            'BREACH|individual*|report|notif*|business associate',
          ],
          about: 'breach|breaches|notif*',
          none: 'safeguard*',
        },
        { all: ['164.404|164.410 c'] },
      ],
    ],
    weak: [
      {
        all: [
          'individual*',
          'breach report|report on ~3 breach|breach notice|notice of ~3 breach',
          'list*|name*|identif*',
        ],
      },
      {
        all: [
          'sufficient information|all information|information ~6 required|information ~4 available|available information',
          'BREACH',
        ],
        about: 'BREACH',
      },
    ],
  },
];
