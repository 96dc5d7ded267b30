import type { Rules } from '../rule.ts';

/** Contract hygiene: what lawyers expect of any such contract, whatever the law. */
export const hygieneRules: Rules = [
  {
    id: 'HYG-PARTIES',
    kind: 'statement',
    present: [
      {
        all: [
          'between|by and between|parties|entered into|made by',
          'inc|llc|ltd|limited|gmbh|corp|corporation|company|plc|sarl|sas|bv|ag|spa|llp|hospital|clinic|university|foundation|sa|trust|oy|ab|lp|pty|pvt|institute',
          'as controller|controller|covered entity|business associate|processor|service provider|data exporter|subcontractor|contractor|data importer',
        ],
      },
      {
        all: [
          'acts as controller|acting as ~3 controller|as a controller|is ~3 controller|is the data controller|as data controller|is a business associate|is a covered entity|as a processor|as data processor|is a processor|is the processor|is a service provider|controller and ~6 processor|acting as ~3 processor|is a covered business|acts as ~4 processor',
        ],
      },
    ],
    weak: [{ all: ['between|by and between', 'inc|llc|ltd|limited|gmbh|corp|corporation|company|plc'] }],
    denied: [
      {
        all: [
          'commercial labels|commercial terms|labels',
          'without incorporation|without regard|in place of|rather than|not ~4 correspond',
          'role*|designation*|defined term|vocabulary|controller|parties',
        ],
      },
      {
        all: [
          'neither party|no party|parties ~6 not',
          'designat*|characteriz*|determin*',
          'controller|processor|covered entity|business associate|role*',
        ],
      },
    ],
    papers: ['dpa', 'baa', 'ccpa', 'state', 'scc'],
  },
  {
    id: 'HYG-EFFECTIVE-DATE',
    kind: 'statement',
    present: [
      {
        all: [
          'effective date|effective as of|entered into as of|takes effect|shall take effect|comes into force|enters into force|commencement date|dated as of|made as of|effective on|effective from|commence on|comes into effect|becomes effective|become effective|agreement is effective|addendum is effective|dpa is effective|baa is effective|contract is effective|agreement ~2 be effective|addendum ~2 be effective|baa ~2 be effective|dpa ~2 be effective|shall commence|in force from|start date|entered into on|made on|is dated|dated this',
        ],
        none: 'a change|material changes|effective date of termination|available as of the effective date|date of ~2 termination',
      },
    ],
  },
  {
    id: 'HYG-TERM',
    kind: 'statement',
    present: [
      { all: ['terminat*', 'term|agreement|dpa|addendum|baa|msa|contract|services|clauses'] },
      {
        all: [
          'co terminous|coterminous|remain* in force|remain* in effect|continue* in force|continue* in effect|continues until|initial term|shall continue|stays in force|for as long as',
        ],
      },
    ],
    weak: [{ all: ['term|duration|in force|expir*'] }],
  },
  {
    id: 'HYG-LAW',
    kind: 'statement',
    present: [
      {
        all: [
          'governed by ~8 law*|governed ~10 laws|governing law|construed in accordance ~8 law*|construed under ~4 law*|law of ~6 applies|laws of ~6 apply|law of ~4 governs|laws of ~6 govern|subject to the law*|interpreted ~6 laws of|law governing',
        ],
        none: 'transfer* ~20 governed by ~3 standard|shall be governed by the standard contractual clauses|governed by the standard|governed by idta|applicable law governing ~3 personal',
      },
    ],
    denied: [
      {
        all: [
          'elected not|no separate|not ~2 include|silent',
          'choice of law|governing law|choice of applicable',
        ],
      },
    ],
  },
  {
    id: 'HYG-FORUM',
    kind: 'statement',
    present: [
      {
        all: [
          'courts of|law and courts|submit to ~6 courts|jurisdiction of|exclusive jurisdiction|courts located|arbitrat*|forum|venue|competent courts|submit to ~4 jurisdiction',
        ],
        none: 'court of competent jurisdiction ~3 order|supervisory',
      },
    ],
  },
  {
    id: 'HYG-LIABILITY',
    kind: 'statement',
    present: [
      {
        all: [
          'liab*',
          'limit*|cap|capped|exceed|aggregate|unlimited|maximum|uncapped|consequential|exclu*|indirect',
        ],
        none: 'limited liability company|fully liable|remain* liable',
      },
      {
        all: [
          'liability ~10 subject to|liability provisions|aggregate liability|total liability|limitation of liability|limitations of liability|liability cap|liable for ~4 damage*',
        ],
        none: 'limited liability company',
      },
    ],
    weak: [{ all: ['liable|liability'], none: 'limited liability company|SUBPROCESSOR' }],
  },
  {
    id: 'HYG-SUPERCAP',
    kind: 'statement',
    present: [
      {
        all: [
          'liab*|cap|limit*',
          'data protection|breach of this|personal data|data breach|confidential*|security|privacy|this dpa|this addendum',
          'separate|enhanced|higher|super|supercap|times|not apply|unlimited|uncapped|shall not limit|not subject to|in addition|multiple|greater|excluded from',
        ],
        none: 'limited liability company',
      },
      // A second limit beside the general one, or none.
      {
        all: [
          'liab*|cap|caps|capped|limit*',
          'and for ~6 PRIVACY|but for ~6 PRIVACY|except for ~6 PRIVACY|save for ~6 PRIVACY|while for ~6 PRIVACY|whereas for ~6 PRIVACY|except in ~8 PRIVACY|PRIVACY ~8 second cap|PRIVACY ~10 cap of its own|PRIVACY ~8 own cap|PRIVACY ~8 without limit|PRIVACY ~6 outside ~3 cap|PRIVACY ~6 outside ~3 limit*|carved out ~6 PRIVACY|nothing ~3 limits ~8 PRIVACY|PRIVACY ~10 double|PRIVACY ~10 triple',
        ],
        none: 'limited liability company',
      },
    ],
  },
  {
    id: 'HYG-INDEMNITY',
    kind: 'duty',
    present: [
      {
        all: [
          'indemnif*|indemnity|hold harmless|hold ~6 harmless|holds ~6 harmless|keep ~6 harmless|keeps ~6 harmless|save ~6 harmless|saves ~6 harmless|free ~6 from ~4 claims|frees ~6 from ~4 claims|release* ~6 from ~6 claims of ~2 third|make* ~6 whole|makes good ~8 loss*|makes good ~8 damage|make good ~8 damage|bear* ~6 loss*|make good ~6 loss|reimburse ~6 loss*|keep ~4 indemnified|compensat* ~6 loss*',
          'processor|provider|vendor|supplier|business associate|service provider|subcontractor|each party|contractor|importer|either party|other party',
        ],
      },
    ],
  },
  {
    id: 'HYG-BREACH-COSTS',
    kind: 'duty',
    present: [
      {
        all: [
          'BREACH',
          'cost*|expense*|reimburs*',
          'notif*|credit monitoring|investigat*|remediat*|call cent*|bear|bears|pay|pays|mitigat*|forensic*|borne|reimburs*',
        ],
        none: 'audit cost*|cost of implementation|costs of implementation',
      },
    ],
  },
  {
    id: 'HYG-PRECEDENCE',
    kind: 'statement',
    present: [
      {
        all: [
          'conflict*|inconsisten*|contradict*|discrepan*|diverge*|differ|differs|differing|difference*|deviat*|at odds|at variance|incompatib*|clash*|collid*|disagree',
          'prevail*|control|controls|govern|governs|precedence|supersede*|take priority|takes priority|overrid*|has priority|have priority|comes first|goes first|goes before|ranks ~2 before|ranks ~2 above|ranks first|applies first',
        ],
      },
      {
        all: ['order of precedence|takes precedence over|take precedence|shall prevail over|prevails over'],
      },
    ],
    weak: [{ all: ['supplement*|incorporated into|forms part of', 'agreement'] }],
  },
  {
    id: 'HYG-NOTICES',
    kind: 'statement',
    present: [
      {
        all: [
          'notices|any notice|all notices|each notice|every notice|a notice|notice ~3 required|communications ~6 under|formal notice*|notice ~3 under this',
          'in writing|written|sent to|sent by|deliver*|address*|email|mailed|courier|mail|post',
        ],
        none: 'privacy notices|notices ~3 data subjects|required notices|data subject*|prior written notice of at least|audit*|breach*|terminat*|subprocessor*|objection|privacy practices|good faith',
      },
      {
        all: ['notices|any notice|all notices|every notice|notice'],
        heading: 'notices|notice|communications',
        none: 'breach*|audit*|privacy practices|object*|subprocessor*',
      },
    ],
    denied: [{ all: ['elected not|no formal|not ~2 adopt', 'notice'] }],
    weak: [
      {
        all: ['point of contact|email', 'communicat* ~6 under|notices'],
        none: 'data protection officer*|breach*',
      },
    ],
  },
  {
    id: 'HYG-SURVIVAL',
    kind: 'statement',
    present: [
      {
        all: ['surviv*', 'terminat*|expir*|obligations|END|this|section|provisions|clause'],
        none: 'personnel engagement',
      },
      {
        all: [
          'outlive*|outlast*|endure* ~4 beyond|last* ~2 beyond|extend* ~2 beyond',
          'end|terminat*|expir*|agreement|contract|addendum|term',
        ],
      },
      {
        all: [
          'bind|binds|binding|bound|owed|apply|applies|valid|effective|in force',
          'even after ~6 END|also after ~6 END|beyond ~3 END|continu* ~8 after ~6 END|remain* ~8 after ~6 END|stay* ~8 after ~6 END|still ~6 after ~6 END|go on ~6 after ~6 END|goes on ~6 after ~6 END',
          'PAPER',
        ],
      },
      {
        all: [
          'terminat*|expir*',
          'not ~2 discharge|not ~2 relieve|not ~2 release|not ~2 affect',
          'obligation*|provisions|rights|duties',
        ],
      },
      {
        all: [
          'remain ~3 bound|continue* to apply|remain* in force|remain* in effect|remain* in full|continue* to bind|continue* after|outlive*|endure*|continue in effect',
          'after ~6 terminat*|following ~4 terminat*|after ~6 expir*|beyond|for as long as ~6 retain*|notwithstanding ~6 terminat*|until ~8 deleted|as long as ~6 retains|notwithstanding ~6 expir*|so long as|for as long as|until all',
        ],
      },
    ],
  },
  {
    id: 'HYG-SIGNATURES',
    kind: 'statement',
    present: [
      {
        all: [
          'signed by|by signature|signature|signatory|signed for|authorized signature|in witness whereof|executed by|signed on behalf|name ~3 title|signed|duly authorized representative*',
        ],
        none: 'no separate execution|duly empowered|cover page of|electronic signature ~3 of terms only|digital signature algorithm',
      },
    ],
    denied: [
      {
        all: [
          'no separate execution|no signature block*|no execution block*|no execution lines|not ~3 signature|no separate signature*|unsigned',
        ],
      },
    ],
  },
];
