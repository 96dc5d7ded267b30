import type { Rules } from '../rule.ts';

/** Clause 8 of the same decision: the data importer's safeguards. */
export const scc914SafeguardsRules: Rules = [
  {
    id: 'SCC914-8',
    kind: 'statement',
    official: [
      [
        'The data exporter warrants that it has used reasonable efforts to determine that the data importer is able, through the implementation of appropriate technical and organisational measures, to satisfy its obligations under these Clauses',
      ],
    ],
    weak: [
      {
        all: [
          'exporter ~8 warrant*|exporter ~8 efforts|exporter ~8 satisf*|exporter ~8 verified|exporter ~8 due diligence',
          'importer|measures|obligations',
        ],
      },
      { all: ['importer', 'instruct*|secur*|safeguard*'], about: 'data protection safeguards|safeguards' },
    ],
  },
  {
    id: 'SCC914-8.1',
    kind: 'statement',
    official: [
      [
        'The data importer shall process the personal data only on documented instructions from the data exporter',
        'The data importer shall immediately inform the data exporter if it is unable to follow those instructions',
      ],
      [
        'The data importer shall process the personal data only on documented instructions from the controller, as communicated to the data importer by the data exporter, and any additional documented instructions from the data exporter',
      ],
    ],
    weak: [{ all: ['instruct*', 'PROCESSES|only|document*|follow'] }],
  },
  {
    id: 'SCC914-8.2',
    kind: 'statement',
    official: [
      [
        'shall process the personal data only for the specific purpose(s) of the transfer, as set out in Annex I.B, unless on further instructions from the data exporter',
      ],
      [
        'shall process the personal data only for the specific purpose(s) of the transfer, as set out in Annex I.B., unless on further instructions from the controller',
      ],
    ],
    weak: [{ all: ['purpose*', 'PROCESSES', 'only|not|limit*|other than|specific|solely'] }],
  },
  {
    id: 'SCC914-8.3',
    kind: 'statement',
    official: [
      [
        'On request, the data exporter shall make a copy of these Clauses, including the Appendix as completed by the Parties, available to the data subject free of charge',
      ],
    ],
    weak: [
      {
        all: [
          'transparen*|copy of these|copy of the clauses|copy of ~4 clauses',
          'data subject*|PROCESSES|clauses|exporter|importer',
        ],
      },
    ],
  },
  {
    id: 'SCC914-8.4',
    kind: 'statement',
    official: [
      [
        'becomes aware that the personal data it has received is inaccurate, or has become outdated, it shall inform the data exporter without undue delay',
      ],
    ],
    weak: [
      {
        all: ['accura*|inaccura*|up to date|outdated|rectif*', 'data|personal data|exporter|importer'],
        none: 'portability|objection|data subject rights|requests',
      },
    ],
  },
  {
    id: 'SCC914-8.5',
    kind: 'statement',
    official: [
      [
        'Processing by the data importer shall only take place for the duration specified in Annex I.B',
        'at the choice of the data exporter, delete all personal data processed on behalf of the data exporter and certify to the data exporter that it has done so',
      ],
      [
        'Processing by the data importer shall only take place for the duration specified in Annex I.B',
        'at the choice of the data exporter, delete all personal data processed on behalf of the controller and certify to the data exporter that it has done so',
      ],
    ],
    weak: [
      {
        all: ['DELETE|RETURN', 'END|retain*|longer than|choice|certif*|storage|kept'],
        none: 'portability|requests for',
      },
      { all: ['retain*|kept|stored', 'longer than|no longer|duration|storage limitation'] },
    ],
  },
  {
    id: 'SCC914-8.6',
    kind: 'statement',
    official: [
      [
        'implement appropriate technical and organisational measures to ensure the security of the data, including protection against a breach of security leading to accidental or unlawful destruction, loss, alteration, unauthorised disclosure or access',
        'grant access to the personal data to members of its personnel only to the extent strictly necessary for the implementation, management and monitoring of the contract',
      ],
      [
        'implement appropriate technical and organisational measures to ensure the security of the data, including protection against a breach of security leading to accidental or unlawful destruction, loss, alteration, unauthorised disclosure or access',
        'grant access to the data to members of its personnel only to the extent strictly necessary for the implementation, management and monitoring of the contract',
      ],
    ],
    weak: [
      {
        all: [
          'MEASURES|security',
          'importer|data|implement*|maintain*',
          'implement*|maintain*|appl*|protect*|ensure*|against',
        ],
      },
    ],
  },
  {
    id: 'SCC914-8.7',
    kind: 'statement',
    official: [
      [
        'the data importer shall apply the specific restrictions and/or additional safeguards described in Annex I.B',
      ],
    ],
    weak: [
      {
        all: [
          'sensitive data|special categor*|article 9|sensitive personal|criminal conviction*',
          'restrict*|safeguard*|shall|additional|PROCESSES',
        ],
      },
    ],
  },
  {
    id: 'SCC914-8.8',
    kind: 'statement',
    official: [
      [
        'shall only disclose the personal data to a third party on documented instructions from the data exporter',
        'if the third party is or agrees to be bound by these Clauses, under the appropriate Module',
      ],
      [
        'shall only disclose the personal data to a third party on documented instructions from the controller, as communicated to the data importer by the data exporter',
        'if the third party is or agrees to be bound by these Clauses, under the appropriate Module',
      ],
    ],
    weak: [
      {
        all: [
          'onward transfer*|onward|further transfer*|re transfer*|disclose ~6 third part*|transfer ~6 third part*|transfer ~8 third countr*',
          'not|only|without|unless|safeguard*|mechanism|bound',
        ],
        none: 'including with regard to transfers|including with regard to|adopted pursuant',
      },
    ],
  },
  {
    id: 'SCC914-8.9',
    kind: 'statement',
    official: [
      [
        'shall promptly and adequately deal with enquiries from the data exporter that relate to the processing under these Clauses',
        'at reasonable intervals or if there are indications of non-compliance',
      ],
      [
        'shall promptly and adequately deal with enquiries from the data exporter or the controller that relate to the processing under these Clauses',
        'at reasonable intervals or if there are indications of non-compliance',
      ],
    ],
    weak: [
      {
        all: [
          'AUDIT|demonstrat*|document* ~4 processing activit*|enquir*|records of processing',
          'exporter|importer|complian*|clauses',
        ],
        none: 'penetration test*|soc 2',
      },
    ],
  },
];
