import type { Rules } from '../rule.ts';

/** Clauses 9 to 18 of the same decision, and what they leave to be filled in. */
export const scc914PartiesRules: Rules = [
  {
    id: 'SCC914-9',
    kind: 'statement',
    official: [
      [
        "the data exporter's general authorisation for the engagement of sub-processor(s) from an agreed list",
        'in substance, the same data protection obligations as those binding the data importer under these Clauses, including in terms of third-party beneficiary rights for data subjects',
      ],
      [
        "shall not sub-contract any of its processing activities performed on behalf of the data exporter under these Clauses to a sub-processor without the data exporter's prior specific written authorisation",
        'in substance, the same data protection obligations as those binding the data importer under these Clauses, including in terms of third-party beneficiary rights for data subjects',
      ],
      [
        "the controller's general authorisation for the engagement of sub-processor(s) from an agreed list",
        'in substance, the same data protection obligations as those binding the data importer under these Clauses, including in terms of third-party beneficiary rights for data subjects',
      ],
      [
        'without the prior specific written authorisation of the controller',
        'in substance, the same data protection obligations as those binding the data importer under these Clauses, including in terms of third-party beneficiary rights for data subjects',
      ],
    ],
    weak: [{ all: ['SUBPROCESSOR', 'authoriz*|consent*|engag*|approv*'] }],
  },
  {
    id: 'SCC914-10',
    kind: 'statement',
    official: [
      [
        'shall promptly notify the data exporter of any request it has received from a data subject. It shall not respond to that request itself unless it has been authorised to do so by the data exporter',
      ],
      [
        'shall promptly notify the data exporter and, where appropriate, the controller of any request it has received from a data subject, without responding to that request unless it has been authorised to do so by the controller',
      ],
    ],
    weak: [
      {
        all: ['data subject*', 'request*|rights', 'NOTIFY|ASSIST|respond*'],
        none: 'complaint*|obstruct*|redress',
      },
    ],
  },
  {
    id: 'SCC914-11',
    kind: 'statement',
    official: [
      [
        'shall inform data subjects in a transparent and easily accessible format, through individual notice or on its website, of a contact point authorised to handle complaints',
      ],
    ],
    weak: [
      {
        all: [
          'data subject*|individual*',
          'redress|complaint* ~8 address*|handle complaints|contact point ~8 complaint*|deal ~8 complaint*|lodge ~3 complaint*|dispute* ~10 data subject*',
        ],
      },
      { all: ['obstruct*|redress|complain*', 'data subject*'], about: 'redress' },
    ],
  },
  {
    id: 'SCC914-12',
    kind: 'statement',
    official: [
      [
        'Each Party shall be liable to the other Party/ies for any damages it causes the other Party/ies by any breach of these Clauses',
        'the data subject shall be entitled to receive compensation',
      ],
    ],
    weak: [
      {
        all: ['liable|liability', 'damage*|breach|compensat*|party|parties|part*'],
        none: 'limited liability',
      },
    ],
  },
  {
    id: 'SCC914-13',
    kind: 'statement',
    official: [
      [
        'The data importer agrees to submit itself to the jurisdiction of and cooperate with the competent supervisory authority in any procedures aimed at ensuring compliance with these Clauses',
      ],
    ],
    weak: [
      {
        all: [
          'supervisory authority',
          'jurisdiction|submit*|supervis* ~4 procedure*|cooperate*|act as competent|shall act|accept',
          'importer|parties|exporter|clauses',
        ],
        none: 'transfer impact|assessment|available for review',
      },
    ],
  },
  {
    id: 'SCC914-14',
    kind: 'duty',
    official: [
      [
        'The Parties warrant that they have no reason to believe that the laws and practices in the third country of destination applicable to the processing of the personal data by the data importer',
        'agree to document the assessment under paragraph (b) and make it available to the competent supervisory authority on request',
      ],
    ],
    weak: [
      {
        all: [
          'law|laws|practices',
          'reason to believe|transfer impact|assess*|prevent*|destination|third country',
          'importer|parties|exporter|compliance|clauses|obligations',
        ],
        none: 'adopted pursuant|including with regard',
      },
    ],
  },
  {
    id: 'SCC914-15.1',
    kind: 'statement',
    official: [
      [
        'The data importer agrees to notify the data exporter and, where possible, the data subject promptly (if necessary with the help of the data exporter) if it',
        'receives a legally binding request from a public authority, including judicial authorities',
      ],
    ],
    weak: [
      {
        all: [
          'public authorit*|government*|law enforcement|judicial',
          'NOTIFY',
          'request*|access|disclos*|order*',
        ],
      },
    ],
  },
  {
    id: 'SCC914-15.2',
    kind: 'statement',
    official: [
      [
        'The data importer agrees to review the legality of the request for disclosure',
        'agrees to provide the minimum amount of information permissible when responding to a request for disclosure',
      ],
    ],
    weak: [
      {
        all: [
          'request*|order*|demand*',
          'legality|challeng*|resist*|unlawful|lawful*|contest*|minimum amount',
          'importer|authorit*|review',
        ],
        none: 'data subject requests|infring*',
      },
    ],
  },
  {
    id: 'SCC914-16',
    kind: 'statement',
    official: [
      [
        'The data importer shall promptly inform the data exporter if it is unable to comply with these Clauses, for whatever reason',
        'shall be entitled to terminate the contract, insofar as it concerns the processing of personal data under these Clauses',
      ],
    ],
    weak: [
      {
        all: [
          'cannot comply|unable to comply|non compliance|noncompliance|not able to comply|fails to comply|fail to comply|no longer ~3 comply|in breach of these clauses|not comply with ~2 clauses',
          'suspend*|terminat*',
          'clauses|importer|exporter',
        ],
      },
    ],
  },
  {
    id: 'SCC914-17',
    kind: 'statement',
    official: [
      [
        'These Clauses shall be governed by the law of one of the EU Member States, provided such law allows for third-party beneficiary rights',
      ],
      [
        'These Clauses shall be governed by the law of the EU Member State in which the data exporter is established',
      ],
    ],
    weak: [
      {
        all: ['governed by|governing law|law of ~6 applies|laws of', 'clauses|law|laws'],
        none: 'transfer ~6 governed|assessment|practices',
      },
    ],
  },
  {
    id: 'SCC914-18',
    kind: 'statement',
    official: [
      [
        'Any dispute arising from these Clauses shall be resolved by the courts of an EU Member State',
        'The Parties agree to submit themselves to the jurisdiction of such courts',
      ],
    ],
    weak: [{ all: ['courts|court|forum|venue', 'dispute*|jurisdiction|proceedings|resolved'] }],
  },
  {
    id: 'SCC914-9-OPTION',
    kind: 'statement',
    present: [
      {
        all: ['SUBPROCESSOR', 'days|weeks|month*', 'notice|advance|prior|inform*|notif*|least|before'],
        none: 'BLANK',
      },
      {
        all: ['specific ~3 authoriz*|specific prior', 'SUBPROCESSOR', 'days|weeks|month*|annex'],
        none: 'BLANK',
      },
    ],
    weak: [{ all: ['general ~3 authoriz*|specific ~3 authoriz*|prior specific'] }],
  },
  {
    id: 'SCC914-17-STATE',
    kind: 'statement',
    present: [{ all: ['govern*|law|laws', 'MEMBER_STATE'], none: 'BLANK', within: 30 }],
    weak: [{ all: ['law of|governing law|governed by'] }],
  },
  {
    id: 'SCC914-18-COURTS',
    kind: 'statement',
    present: [{ all: ['courts|court', 'MEMBER_STATE'], none: 'BLANK' }],
    weak: [{ all: ['courts|court'] }],
  },
  {
    id: 'SCC914-13-AUTHORITY',
    kind: 'statement',
    present: [
      {
        all: [
          'supervisory authority|competent authority',
          'cnil|commission nationale|commissioner|autoriteit|garante|datenschutz*|bfdi|agencia|datatilsynet|dpc|data protection commission|aepd|uodo|imy|bayLDA|landesbeauftragte|hellenic|ico|MEMBER_STATE',
        ],
        none: 'BLANK',
      },
      {
        all: [
          'cnil|garante|aepd|datatilsynet|uodo|autoriteit persoonsgegevens|data protection commission|bfdi|landesbeauftragte|integritetsskydd*',
        ],
        none: 'BLANK',
      },
    ],
    weak: [{ all: ['competent supervisory authority'] }],
  },
];
