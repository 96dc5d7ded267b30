import type { Alternative, Rule, Rules } from '../rule.ts';

const filled = (all: readonly string[], about?: string): Alternative => ({
  all,
  none: 'BLANK',
  ...(about !== undefined && { about }),
});

const NAMED =
  'inc|llc|ltd|limited|gmbh|corp|corporation|plc|sarl|sas|bv|ag|spa|llp|sa|oy|ab|company|srl|foundation|university|hospital|branch|pvt|pty';
const ROLE = 'data exporter|data importer|exporter|importer|controller|processor';

/** The annexes of both decisions ask for the same facts; only their numbers differ. */
function annexes(
  ids: Readonly<
    Record<
      | 'parties'
      | 'contact'
      | 'subjects'
      | 'data'
      | 'sensitive'
      | 'nature'
      | 'purpose'
      | 'duration'
      | 'signatures'
      | 'measures'
      | 'subprocessors',
      string
    >
  >,
): Rule[] {
  const fact = (id: string, present: readonly Alternative[], weak: readonly Alternative[] = []): Rule => ({
    id,
    kind: 'statement',
    present,
    weak,
  });
  return [
    fact(ids.parties, [filled([ROLE, NAMED])], [{ all: ['list of parties|data exporter|data importer'] }]),
    fact(ids.contact, [filled(['contact*|email|telephone|tel|dpo|phone'])], [{ all: ['contact*'] }]),
    fact(
      ids.signatures,
      [
        { all: ['signed*|signature*|signatory|accession', 'date*|by|20*|name|title'] },
        { all: ['signed by|signed for|signed on behalf'] },
      ],
      [{ all: ['date|signature'] }],
    ),
    fact(
      ids.subjects,
      [
        filled([
          'categories of data subject*|data subjects',
          'customers|employees|users|patients|consumers|callers|visitors|subscribers|staff|applicants|members|end users|clients|students|prospects|contacts|workers',
        ]),
      ],
      [{ all: ['categories of data subject*|data subjects whose'] }],
    ),
    fact(
      ids.data,
      [
        filled([
          'categories of personal data|categories of data|types of personal data|personal data transferred|personal data processed',
          'name|names|email|address*|contact*|identif*|telephone|usage|records|order*|ip|account*|details',
        ]),
      ],
      [{ all: ['categories of personal data|types of personal data'] }],
    ),
    fact(
      ids.sensitive,
      [
        filled([
          'sensitive data|special categor*|sensitive personal',
          'none|no|not|health|restrict*|safeguard*|biometric|n|applicable|transferred|religious',
        ]),
      ],
      [{ all: ['sensitive data|special categor*'] }],
    ),
    fact(
      ids.nature,
      [
        filled([
          'nature of ~3 processing|nature',
          'collect*|stor*|host*|support|retriev*|cloud|access*|consult*|analy*|processing|transmi*|record*',
        ]),
      ],
      [{ all: ['nature of ~3 processing'] }],
    ),
    fact(
      ids.purpose,
      [
        filled(
          ['purpose|purposes', 'provi*|support*|perform*|deliver*|services|answer*|assist*|fulfil*|enabl*'],
          'description|annex|transfer|schedule|processing',
        ),
      ],
      [{ all: ['purpose|purposes'] }],
    ),
    fact(
      ids.duration,
      [
        filled(
          [
            'retention|retained|duration|period|kept',
            'years|months|days|term|msa|agreement|until|deleted|as long as|criteria|year|contract',
          ],
          'annex|schedule|description|transfer|appendix|processing',
        ),
      ],
      [{ all: ['retention|duration'] }],
    ),
    fact(
      ids.measures,
      [
        filled([
          'encrypt*|tls|aes|multi factor|mfa|pseudonymiz*|access control*|firewall*|penetration|badge*',
          'MORE_MEASURES',
        ]),
        filled(
          ['encrypt*|multi factor|access control*|MORE_MEASURES'],
          'technical and organizational|measures|annex ii|annex iii',
        ),
      ],
      [{ all: ['MEASURES'] }],
    ),
    fact(
      ids.subprocessors,
      [
        filled(
          [NAMED],
          'list of ~3 subprocessor*|annex ~6 subprocessor*|list of sub subprocessor*|subprocessor list|subsubprocessor list',
        ),
        filled(['SUBPROCESSOR', NAMED, 'address|location|country|street|purpose|hosting|services']),
        { all: ['no subprocessor*|none', 'SUBPROCESSOR'] },
      ],
      [{ all: ['SUBPROCESSOR', 'list|annex'] }],
    ),
  ];
}

export const scc914AnnexRules: Rules = [
  ...annexes({
    parties: 'SCC914-A-I.A',
    contact: 'SCC914-A-I.A-CONTACT',
    signatures: 'SCC914-A-I.A-SIGNATURES',
    subjects: 'SCC914-A-I.B-SUBJECTS',
    data: 'SCC914-A-I.B-DATA',
    sensitive: 'SCC914-A-I.B-SENSITIVE',
    nature: 'SCC914-A-I.B-NATURE',
    purpose: 'SCC914-A-I.B-PURPOSE',
    duration: 'SCC914-A-I.B-RETENTION',
    measures: 'SCC914-A-II',
    subprocessors: 'SCC914-A-III',
  }),
  {
    id: 'SCC914-A-I.B-FREQUENCY',
    kind: 'statement',
    present: [
      filled([
        'frequency',
        'continu*|one off|daily|weekly|monthly|basis|regular*|once|ongoing|real time|hourly',
      ]),
    ],
    weak: [{ all: ['frequency'] }],
  },
  {
    id: 'SCC914-A-I.C',
    kind: 'statement',
    present: [
      filled([
        'supervisory authority|competent authority',
        'cnil|commission|commissioner|autoriteit|garante|datenschutz*|bfdi|agencia|datatilsynet|dpc|aepd|uodo|imy|landesbeauftragte|ico|MEMBER_STATE|inspectorate',
      ]),
    ],
    weak: [{ all: ['competent supervisory authority|supervisory authority'] }],
  },
];

export const scc915AnnexRules: Rules = annexes({
  parties: 'SCC915-A-I',
  contact: 'SCC915-A-I-CONTACT',
  signatures: 'SCC915-A-I-SIGNATURES',
  subjects: 'SCC915-A-II-SUBJECTS',
  data: 'SCC915-A-II-DATA',
  sensitive: 'SCC915-A-II-SENSITIVE',
  nature: 'SCC915-A-II-NATURE',
  purpose: 'SCC915-A-II-PURPOSE',
  duration: 'SCC915-A-II-DURATION',
  measures: 'SCC915-A-III',
  subprocessors: 'SCC915-A-IV',
});
