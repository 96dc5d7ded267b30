import type { EvidenceScope, PackedUndertaking, SubProcessorAnnex } from '@cordon/core/agreements';
import type { ReconcileReport } from '@cordon/core/assurance';
import type { Sha256, Tile } from '@cordon/ledger';
import type { AgreementLedger } from '../../ledger/index.ts';
import type { AgreementStore, Agreement, Version } from '../store.ts';
import type { Closing, ClosingDeps } from '../closing/closing.ts';

/** One file of a pack. */
export interface PackFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a section is made from. */
export interface PackContext {
  readonly agreement: Agreement;
  /** Oldest first. */
  readonly versions: readonly Version[];
  readonly closing: Closing;
  readonly undertakings: readonly PackedUndertaking[];
  readonly scope: EvidenceScope;
}

/** A part of a pack. Its files come in one order, and have the same names every time. */
export interface SectionSource {
  readonly id: string;
  readonly title: string;
  /** Why there is nothing, when this gives no file. */
  readonly missing: string;
  files(context: PackContext): AsyncIterable<PackFile> | Promise<readonly PackFile[]>;
}

/** A comparison of a source's own log with the ledger. The entry names the report by its hash. */
export interface PackedComparison {
  readonly report: ReconcileReport;
  /** SHA-256 over the canonical JSON of the report, hex. */
  readonly hash: string;
  readonly logHash: string;
  readonly madeAt: string;
  readonly entry: number | null;
}

/** What other features know of an agreement. */
export interface PackSources {
  /** Has the certificate of completion made of every version that both signed and that has none. */
  readonly certify: (agreement: Agreement, asker: Asker) => Promise<void>;
  /** Documents that both signed with their certificates of completion, and what their seals lead to. */
  readonly documentsOf: (agreement: Agreement, versions: readonly Version[]) => AsyncIterable<PackFile>;
  /** The responsibility matrix as one page; null when there is none. */
  readonly matrixHtml: (agreement: Agreement) => Promise<string | null>;
  readonly subProcessorsOf: (
    agreement: Agreement,
  ) => Promise<{ readonly register: readonly object[]; readonly annex: SubProcessorAnnex }>;
  /** Undertakings that people of the vendor signed before the ledger had this size, oldest first. */
  readonly undertakingsOf: (agreement: Agreement, size: number) => Promise<readonly PackedUndertaking[]>;
  /** Its PII protocols with who acknowledged them, before the ledger had this size, oldest first. */
  readonly protocolsOf: (agreement: string, size: number) => Promise<readonly object[]>;
  /** What the vendor's people passed before the ledger had this size, oldest first. */
  readonly trainingOf: (agreement: Agreement, size: number) => Promise<readonly object[]>;
  /** Comparisons of the source's own log with the ledger, newest first, as far as the scope lets see them. */
  readonly comparisonsOf: (
    agreement: Agreement,
    scope: EvidenceScope,
  ) => Promise<readonly PackedComparison[]>;
  /** What happened to the agreement, in order. */
  readonly eventsOf: (agreement: Agreement) => Promise<readonly object[]>;
}

/** Who asks for a pack. On the shell it is nobody of either party. */
export interface Asker {
  readonly person: string | null;
  readonly party: string | null;
  readonly ip: string | null;
}

export interface PackPorts {
  readonly agreements: Pick<AgreementStore, 'find' | 'versions'>;
  readonly closing: ClosingDeps;
  readonly ledger: AgreementLedger;
  readonly checkpoint: () => Promise<{ readonly size: number; readonly note: string } | null>;
  readonly tileBytes: (tile: Tile) => Promise<Uint8Array>;
  readonly origin: string;
  /** The log's first, then its witnesses'. */
  readonly vkeys: readonly string[];
  /** The page that verifies a pack, as it was built. */
  readonly page: () => Promise<string>;
  readonly sources: PackSources;
  readonly sha256: Sha256;
  readonly now: () => Date;
}
