import type { Rules } from '../rule.ts';

const PAPER = 'agreement|addendum|dpa|baa|contract|clauses|terms';

/** What stands at the end of such contracts. */
export const hygieneClosingRules: Rules = [
  {
    id: 'HYG-CHANGES',
    kind: 'statement',
    present: [
      {
        all: [
          'amend*|modif*|variation*|vary|varied|changes to this',
          'agreement|addendum|dpa|baa|contract|terms|writing',
          'writing|written|signed|both parties|mutual|agree*|parties',
        ],
        none: '164.526|designated record',
      },
      {
        all: [
          'changed only|only ~3 changed|PAPER ~4 changed|change to ~3 PAPER|changes to ~3 PAPER|change of ~2 PAPER|changes of ~2 PAPER|alter* ~4 PAPER|PAPER ~4 altered|revis* ~4 PAPER|PAPER ~4 revised|change ~3 clause|new version',
          'signed|sign|signature*|writing|written|both|each party|parties|either party',
        ],
        about: 'PAPER',
        none: 'SUBPROCESSOR|password*|credential*',
      },
    ],
  },
  {
    id: 'HYG-CONTACT',
    kind: 'statement',
    present: [
      {
        all: [
          'data protection officer*|dpo|privacy officer*|data protection contact|privacy contact|privacy team|security contact|chief privacy|contact person|point of contact|security officer|data protection lead|privacy lead|contact point|compliance officer|chief information security|privacy ~3 email',
        ],
      },
    ],
    weak: [{ all: ['contact*'] }],
  },
  {
    id: 'HYG-INSURANCE',
    kind: 'duty',
    present: [
      {
        all: [
          'insur*',
          'cyber*|liability|coverage|policy|policies|million|maintain*|errors|professional|carr*',
        ],
        none: 'health insurance portability ~30 of 1996 only',
        about: 'insur*',
      },
    ],
  },
  {
    id: 'HYG-EXIT',
    kind: 'duty',
    present: [
      {
        all: [
          'exit plan*|exit assistance|transition assistance|transition plan*|transition services|handover|hand over|migration assistance|exit management|transition period|orderly transition|orderly transfer|wind down assistance|transition ~8 successor|termination assistance|disengagement|hands over ~6 cases|hands over ~6 work|hands over ~6 conversation*|hands over ~6 document*|hands over ~6 knowledge|hands over ~6 tickets',
        ],
      },
      {
        all: [
          'successor|new provider|next provider|new supplier|next supplier|new vendor|replacement provider|replacement supplier|replacement vendor|incoming provider|incoming supplier|another provider|another supplier|another vendor',
          'HELP|take over|takes over|taking over|hand* ~2 over|transfer*|migrat*|move|moves|moving|knowledge|onboard*',
        ],
        none: 'assigns|heirs|inure*|successor authorit*|SUBPROCESSOR',
      },
      {
        all: [
          'keep* ~2 up|keep* ~6 running|continu* ~6 service*|carr* ~2 on|go* on providing|provide ~6 services',
          'after ~3 notice|after ~6 terminat*|after ~4 end|after ~4 expir*|notice period',
          'hand* ~6 over|migrat*|transition*|transfer ~8 work|move ~6 elsewhere',
        ],
      },
    ],
    weak: [{ all: ['transition*|migrat*', 'terminat*|END|assist*'] }],
  },
  {
    id: 'HYG-ASSIGNMENT',
    kind: 'prohibition',
    present: [
      {
        all: ['assign|assigned|assignment|assigns', 'agreement|rights|obligations|consent|party|successors'],
        none: 'role assignment|assigned to personnel',
      },
    ],
  },
  {
    id: 'HYG-ENTIRE',
    kind: 'statement',
    present: [
      {
        all: [
          'entire agreement|entire understanding|whole agreement|complete agreement|whole understanding|full agreement|sole agreement between|complete and exclusive|complete and final|all that ~4 agreed|all ~3 parties ~3 agreed|everything ~6 agreed|no side agreement*|no oral|no other agreement*|no further agreement*|no ancillary|supersedes all|supersede all|replaces all ~3 agreement*|replaces ~4 earlier ~3 agreement*|replaces ~4 previous ~3 agreement*|replaces ~4 prior ~3 agreement*',
        ],
      },
      { all: ['severab*|invalid*|unenforceable', 'provision*|remain*|remainder'] },
      {
        all: [
          'void|ineffective|inoperative|struck down|struck out|no effect|unlawful|invalid',
          'provision|clause|part|term|section|paragraph',
          'others|rest|remain|remains|remainder|stand|stands|unaffected|not ~2 affect*|other clauses|other provisions|other parts',
        ],
      },
    ],
  },
  {
    id: 'HYG-DEFINITIONS',
    kind: 'statement',
    present: [
      {
        all: [
          'means|shall mean|have the meaning*|has the meaning|same meaning*|as defined|defined in|meaning given|meaning set|meanings given|meaning ascribed|defined terms|capitalized terms|the meanings|mean here|mean what ~8 there|bear ~3 meaning*|carry ~3 meaning*|mean the same|in the sense of|understood as ~4 defin*|understood as in|as ~4 defines them|as ~4 define them|glossary|definitions of ~6 apply|definitions in ~6 apply|takes ~3 terms from|take ~3 meaning',
        ],
      },
    ],
    weak: [{ all: [PAPER] }],
  },
  {
    id: 'HYG-OWNERSHIP',
    kind: 'statement',
    present: [
      {
        all: [
          'own|owns|owner|ownership|title|property',
          'DATA|PHI',
          'remain*|retain*|sole|exclusive|all|property|no ownership',
        ],
        none: 'own purposes',
      },
      {
        all: [
          'DATA|PHI',
          'stays ~1 BUYER|stay ~1 BUYER|remains ~1 BUYER|remain ~1 BUYER|belong* ~3 BUYER|rights ~6 stay with|rights ~6 remain with|rights ~6 rest with|not acquire ~4 right*|not gain ~4 right*|not obtain ~4 right*|not acquire ~4 title|keep* all ~3 rights|retain* all ~4 rights|reserve* all ~4 rights',
        ],
        none: 'stay* in|stay* on|stay* at|stay* within|remain* in|remain* on|remain* at|remain* within|facilit*|equipment|device*',
        within: 6,
      },
    ],
  },
];
