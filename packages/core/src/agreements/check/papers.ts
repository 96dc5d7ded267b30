import type { Framework } from '../library/item.ts';
import type { Alternative, Paper } from './rule.ts';
import type { Evaluator, Reading } from './evaluate.ts';

/** What a text is, and so which laws' items it is asked. A text can be more than one thing. */
export interface Papers {
  readonly papers: ReadonlySet<Paper>;
  readonly frameworks: ReadonlySet<Framework>;
}

type Sign =
  | 'baa'
  | 'gdpr'
  | 'ccpa'
  | 'state'
  | 'uk'
  | 'scc914'
  | 'scc915'
  | 'exporter'
  | 'clauses'
  | 'processing'
  | 'title';

/** What in a text shows which law it is written for. */
const SIGNS: Readonly<Record<Sign, readonly Alternative[]>> = {
  baa: [
    {
      all: [
        'business associate agreement|business associate addendum|business associate contract|business associate subcontractor|subcontractor baa',
      ],
    },
    { all: ['HIPAA', 'PHI|covered entity|business associate'] },
  ],
  gdpr: [{ all: ['GDPR|article 28|art 28|regulation eu 2016 679|eu data protection law*|uk gdpr'] }],
  ccpa: [
    {
      all: [
        'CCPA',
        'service provider|contractor|personal information|business purpose*|sell|share|third party',
      ],
    },
    { all: ['personal information', 'sell ~3 share|sell or share|selling or sharing'] },
    { all: ['cross context behavioral|direct business relationship'] },
  ],
  state: [{ all: ['STATE_LAW'] }],
  uk: [
    {
      all: [
        'international data transfer addendum|international data transfer agreement|idta|uk addendum|section 119a|s119a',
      ],
    },
  ],
  scc914: [{ all: ['2021 914|standard contractual clauses'] }],
  scc915: [{ all: ['2021 915'] }],
  exporter: [{ all: ['data exporter', 'data importer'] }],
  clauses: [{ all: ['these clauses'] }],
  title: [
    {
      all: [
        'data processing agreement|data processing addendum|data protection agreement|data protection addendum|processing agreement|processing addendum',
      ],
    },
  ],
  processing: [
    { all: ['personal data|customer data', 'process*', 'controller|processor|customer|instruct*'] },
  ],
};

const FEWEST_EXPORTER = 4;
const FEWEST_CLAUSES = 3;

/** Reads which papers a text is. Rules of detection are alternatives like any other. */
export class PaperReader {
  constructor(evaluator: Evaluator) {
    evaluator.prepare(Object.values(SIGNS).flat());
  }

  /** Whole headings count too: a title is where a paper says what it is. */
  read(reading: Reading): Papers {
    const count = (sign: Sign) => reading.count(SIGNS[sign]);
    const scc914 =
      count('scc914') > 0 && count('exporter') >= FEWEST_EXPORTER && count('clauses') >= FEWEST_CLAUSES;
    const scc915 = count('scc915') > 0 && count('clauses') >= FEWEST_CLAUSES;
    const papers = new Set<Paper>();
    const frameworks = new Set<Framework>(['red-flags']);
    if (scc914 || scc915) {
      papers.add('scc');
      if (scc914) frameworks.add('scc-914');
      if (scc915) frameworks.add('scc-915');
    }
    // A processing agreement may have the clauses attached: then it is both.
    if (!papers.has('scc') || count('title') > 1) {
      frameworks.add('hygiene');
      // A law named once beside another is a definition; named once alone, it is what the paper is for.
      const [hipaa, california, european] = [count('baa'), count('ccpa'), count('gdpr')];
      const baa = hipaa > 1 || (hipaa === 1 && california + european === 0);
      const ccpa = california > 1 || (california === 1 && hipaa + european === 0);
      const state = !baa && count('state') > 0;
      const uk = count('uk') > 2;
      const gdpr = european > 0 || (!baa && !ccpa && !state && count('processing') > 0);
      if (baa) papers.add('baa');
      if (ccpa) papers.add('ccpa');
      if (state) papers.add('state');
      if (uk) papers.add('uk');
      if (gdpr) papers.add('dpa');
      if (baa) frameworks.add('hipaa');
      if (ccpa) frameworks.add('ccpa');
      if (gdpr && !(uk && count('processing') < 2)) frameworks.add('gdpr');
    }
    return { papers, frameworks };
  }
}
