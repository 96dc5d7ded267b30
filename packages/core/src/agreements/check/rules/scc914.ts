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
];
