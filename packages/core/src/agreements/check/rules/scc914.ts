import type { Rules } from '../rule.ts';

/**
 * EU standard contractual clauses for transfers, 2021/914, modules two and three. `official` holds telling sentences
 * of the decision (OJ L 199, 7.6.2021, reusable); the clauses may not be modified, so other words for them are weak.
 */
export const scc914Rules: Rules = [
  {
    id: 'SCC914-1',
    kind: 'statement',
    official: [
      [
        'The purpose of these standard contractual clauses is to ensure compliance with the requirements of Regulation (EU) 2016/679',
      ],
    ],
    weak: [
      {
        all: [
          'purpose of these|purpose of the clauses|purpose and scope|scope and purpose|these clauses set out ~4 agreed|ensure compliance with ~6 regulation',
          'clauses|transfer*|regulation',
        ],
      },
      { all: ['clauses', 'adopted pursuant|pursuant to', 'for the transfer', 'third countries'] },
    ],
    denied: [
      {
        all: ['elected not|not to adopt|is omitted|not incorporated|omits', 'scope|purpose|objective'],
        none: 'modif*|legal effect',
      },
    ],
  },
  {
    id: 'SCC914-2',
    kind: 'statement',
    official: [
      [
        'These Clauses set out appropriate safeguards, including enforceable data subject rights and effective legal remedies, pursuant to Article 46(1) and Article 46(2)(c)',
        'provided they are not modified, except to select the appropriate Module(s) or to add or update information in the Appendix',
      ],
    ],
    weak: [
      {
        all: ['modif*|invariab*|alter*|amend*|vary|changed', 'clauses', 'not|invariab*|without|undertake*'],
        none: 'as modified by|elected',
      },
      { all: ['effective legal remedies|appropriate safeguards', 'clauses', 'article 46'] },
    ],
    denied: [
      { all: ['elected not|not to adopt|is omitted|not incorporated', 'modif*|legal effect|invariab*'] },
      { all: ['clause 2|invariab*', 'as modified by'] },
    ],
  },
  {
    id: 'SCC914-3',
    kind: 'statement',
    official: [
      [
        'Data subjects may invoke and enforce these Clauses, as third-party beneficiaries, against the data exporter and/or data importer',
      ],
    ],
    weak: [
      {
        all: ['third party beneficiar*|enforce ~4 clauses|invoke', 'data subject*|individual*|beneficiar*'],
        none: 'law allows for third party',
      },
    ],
  },
  {
    id: 'SCC914-4',
    kind: 'statement',
    official: [
      [
        'Where these Clauses use terms that are defined in Regulation (EU) 2016/679, those terms shall have the same meaning as in that Regulation',
      ],
    ],
    weak: [{ all: ['interpret*|same meaning|constru*|read in the light', 'clauses|regulation|terms|gdpr'] }],
  },
  {
    id: 'SCC914-5',
    kind: 'statement',
    official: [
      [
        'In the event of a contradiction between these Clauses and the provisions of related agreements between the Parties, existing at the time these Clauses are agreed or entered into thereafter, these Clauses shall prevail',
      ],
    ],
    weak: [
      {
        all: ['conflict*|contradict*|inconsisten*|hierarchy', 'prevail*|control|precedence|govern*|priority'],
      },
    ],
    denied: [
      {
        all: [
          'agreement|msa|dpa|addendum|side letter',
          'prevail* over|precedence over|supersede*|controls over|override*',
          'these clauses|the clauses|sccs|standard contractual clauses',
        ],
        none: 'clauses shall prevail|clauses prevail|clauses take precedence|clauses shall take precedence|sccs shall prevail|clauses shall control|clauses will prevail',
      },
    ],
  },
  {
    id: 'SCC914-6',
    kind: 'statement',
    official: [
      [
        'The details of the transfer(s), and in particular the categories of personal data that are transferred and the purpose(s) for which they are transferred, are specified in Annex I.B',
      ],
    ],
    weak: [
      {
        all: [
          'details of ~3 transfer*|description of ~3 transfer*|transfer ~6 described|transfer* ~6 specified',
        ],
      },
    ],
  },
  {
    id: 'SCC914-7',
    kind: 'statement',
    official: [
      [
        'An entity that is not a Party to these Clauses may, with the agreement of the Parties, accede to these Clauses at any time',
      ],
    ],
    weak: [
      { all: ['accede*|accession|docking|additional part* ~4 join', 'clauses|clause|annex|entity|party'] },
    ],
    optional: true,
  },
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
    weak: [{ all: ['instruct*', 'process*|only|document*|follow'] }],
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
    weak: [{ all: ['purpose*', 'process*', 'only|not|limit*|other than|specific|solely'] }],
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
          'data subject*|process*|clauses|exporter|importer',
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
          'restrict*|safeguard*|shall|additional|process*',
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
