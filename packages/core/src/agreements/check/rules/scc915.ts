import type { Rules } from '../rule.ts';

/**
 * EU standard contractual clauses between controllers and processors, 2021/915, which meet GDPR Art. 28(3) and (4) by
 * decision. `official` holds telling sentences of it (OJ L 199, 7.6.2021, reusable); Clause 2 forbids other words.
 */
export const scc915Rules: Rules = [
  {
    id: 'SCC915-1',
    kind: 'statement',
    official: [
      [
        'The purpose of these Standard Contractual Clauses (the Clauses) is to ensure compliance with',
        'These Clauses apply to the processing of personal data as specified in Annex II',
      ],
    ],
    weak: [{ all: ['purpose of these|purpose and scope|ensure compliance with', 'clauses|regulation'] }],
    denied: [{ all: ['elected not|not to adopt|is omitted', 'scope|purpose|objective'], none: 'modif*' }],
  },
  {
    id: 'SCC915-2',
    kind: 'statement',
    official: [
      [
        'The Parties undertake not to modify the Clauses, except for adding information to the Annexes or updating information in them',
      ],
    ],
    weak: [{ all: ['modif*|invariab*|alter*|amend*', 'clauses', 'not|invariab*|without'] }],
    denied: [
      { all: ['elected not|not to adopt|is omitted', 'modif*|invariab*'] },
      { all: ['clause 2|invariab*', 'as modified by'] },
    ],
  },
  {
    id: 'SCC915-3',
    kind: 'statement',
    official: [
      [
        'Where these Clauses use the terms defined in',
        'those terms shall have the same meaning as in that Regulation',
      ],
    ],
    weak: [{ all: ['interpret*|same meaning|constru*', 'clauses|regulation|terms'] }],
  },
  {
    id: 'SCC915-4',
    kind: 'statement',
    official: [
      [
        'In the event of a contradiction between these Clauses and the provisions of related agreements between the Parties existing at the time when these Clauses are agreed or entered into thereafter, these Clauses shall prevail',
      ],
    ],
    weak: [{ all: ['conflict*|contradict*|inconsisten*|hierarchy', 'prevail*|control|precedence|govern*'] }],
  },
  {
    id: 'SCC915-5',
    kind: 'statement',
    official: [
      [
        'Any entity that is not a Party to these Clauses may, with the agreement of all the Parties, accede to these Clauses at any time as a controller or a processor',
      ],
    ],
    weak: [{ all: ['accede*|accession|docking', 'clauses|clause|entity|party'] }],
    optional: true,
  },
  {
    id: 'SCC915-6',
    kind: 'statement',
    official: [
      [
        'The details of the processing operations, in particular the categories of personal data and the purposes of processing for which the personal data is processed on behalf of the controller, are specified in Annex II',
      ],
    ],
    weak: [{ all: ['details of ~3 processing|description of ~3 processing'] }],
  },
  {
    id: 'SCC915-7.1',
    kind: 'statement',
    official: [
      [
        'The processor shall process personal data only on documented instructions from the controller, unless required to do so by Union or Member State law to which the processor is subject',
        "The processor shall immediately inform the controller if, in the processor's opinion, instructions given by the controller infringe",
      ],
    ],
    weak: [{ all: ['instruct*', 'PROCESSES|only|document*'] }],
  },
  {
    id: 'SCC915-7.2',
    kind: 'statement',
    official: [
      [
        'The processor shall process the personal data only for the specific purpose(s) of the processing, as set out in Annex II, unless it receives further instructions from the controller',
      ],
    ],
    weak: [{ all: ['purpose*', 'PROCESSES', 'only|not|limit*|other than|specific|solely'] }],
  },
  {
    id: 'SCC915-7.3',
    kind: 'statement',
    official: [['Processing by the processor shall only take place for the duration specified in Annex II']],
    weak: [{ all: ['duration|term', 'PROCESSES'] }],
  },
  {
    id: 'SCC915-7.4',
    kind: 'statement',
    official: [
      [
        'The processor shall at least implement the technical and organisational measures specified in Annex III to ensure the security of the personal data',
        'shall grant access to the personal data undergoing processing to members of its personnel only to the extent strictly necessary for implementing, managing and monitoring of the contract',
      ],
    ],
    weak: [{ all: ['MEASURES|security', 'implement*|maintain*|appl*|protect*|ensure*'] }],
  },
  {
    id: 'SCC915-7.5',
    kind: 'statement',
    official: [['the processor shall apply specific restrictions and/or additional safeguards']],
    weak: [{ all: ['sensitive data|special categor*', 'restrict*|safeguard*|shall|additional'] }],
  },
  {
    id: 'SCC915-7.6',
    kind: 'statement',
    official: [
      [
        'The processor shall make available to the controller all information necessary to demonstrate compliance with the obligations that are set out in these Clauses',
        'shall also permit and contribute to audits of the processing activities covered by these Clauses, at reasonable intervals or if there are indications of non-compliance',
        'Audits may also include inspections at the premises or physical facilities of the processor',
      ],
    ],
    weak: [{ all: ['AUDIT|demonstrat*', 'complian*|controller|clauses'] }],
  },
  {
    id: 'SCC915-7.7',
    kind: 'statement',
    official: [
      [
        "The processor has the controller's general authorisation for the engagement of sub-processors from an agreed list",
        'imposes on the sub-processor, in substance, the same data protection obligations as the ones imposed on the data processor in accordance with these Clauses',
      ],
      [
        "The processor shall not subcontract any of its processing operations performed on behalf of the controller in accordance with these Clauses to a sub-processor, without the controller's prior specific written authorisation",
        'imposes on the sub-processor, in substance, the same data protection obligations as the ones imposed on the data processor in accordance with these Clauses',
      ],
    ],
    weak: [{ all: ['SUBPROCESSOR', 'authoriz*|consent*|engag*'] }],
  },
  {
    id: 'SCC915-7.7-BENEFICIARY',
    kind: 'statement',
    official: [
      [
        'The processor shall agree a third party beneficiary clause with the sub-processor whereby - in the event the processor has factually disappeared, ceased to exist in law or has become insolvent - the controller shall have the right to terminate the sub-processor contract',
      ],
    ],
    weak: [
      { all: ['third party beneficiar*', 'SUBPROCESSOR'] },
      { all: ['insolven*|factually disappeared|ceased to exist', 'SUBPROCESSOR'] },
    ],
  },
  {
    id: 'SCC915-7.7-OPTION',
    kind: 'statement',
    present: [
      {
        all: ['SUBPROCESSOR', 'days|weeks|month*', 'notice|advance|prior|inform*|least|before'],
        none: 'BLANK',
      },
    ],
    weak: [{ all: ['general ~3 authoriz*|specific ~3 authoriz*|prior specific'] }],
  },
  {
    id: 'SCC915-7.8',
    kind: 'statement',
    official: [
      [
        'Any transfer of data to a third country or an international organisation by the processor shall be done only on the basis of documented instructions from the controller or in order to fulfil a specific requirement under Union or Member State law',
      ],
    ],
    weak: [
      {
        all: [
          'transfer*',
          'third countr*|international organization*|outside',
          'instruct*|only|chapter v|safeguard*|not',
        ],
      },
    ],
  },
  {
    id: 'SCC915-8',
    kind: 'statement',
    official: [
      [
        'The processor shall promptly notify the controller of any request it has received from the data subject. It shall not respond to the request itself, unless authorised to do so by the controller',
        "shall assist the controller in fulfilling its obligations to respond to data subjects' requests to exercise their rights",
      ],
    ],
    weak: [{ all: ['ASSIST', 'data subject*|impact assessment*', 'request*|rights|impact assessment*'] }],
  },
  {
    id: 'SCC915-9',
    kind: 'statement',
    official: [
      [
        'In the event of a personal data breach, the processor shall cooperate with and assist the controller for the controller to comply with its obligations under Articles 33 and 34',
      ],
    ],
    weak: [{ all: ['BREACH', 'ASSIST|NOTIFY'] }],
  },
  {
    id: 'SCC915-9.1',
    kind: 'statement',
    official: [
      [
        'In the event of a personal data breach concerning data processed by the controller, the processor shall assist the controller',
      ],
    ],
    weak: [{ all: ['BREACH', 'ASSIST', 'AUTHORITY|controller'] }],
  },
  {
    id: 'SCC915-9.2',
    kind: 'statement',
    official: [
      [
        'In the event of a personal data breach concerning data processed by the processor, the processor shall notify the controller without undue delay after the processor having become aware of the breach',
      ],
    ],
    weak: [{ all: ['BREACH', 'NOTIFY', 'delay|hours|aware|prompt*'] }],
  },
  {
    id: 'SCC915-10',
    kind: 'statement',
    official: [
      [
        'in the event that the processor is in breach of its obligations under these Clauses, the controller may instruct the processor to suspend the processing of personal data until the latter complies with these Clauses or the contract is terminated',
      ],
    ],
    weak: [
      {
        all: [
          'suspend*|terminat*',
          'non compliance|breach|cannot comply|unable to comply|fail* to comply|infring*',
          'clauses|processor|PROCESSES',
        ],
        none: 'personal data breach',
      },
    ],
  },
];
