// A marking as its author writes it.

/** What an author asks for. `releasableTo`: agency ids, or `ALL`; empty means the originator alone. `expiresOn`: yyyymmdd, last day. */
export interface LabelSpec {
  readonly level: string;
  readonly releasableTo?: readonly string[];
  readonly citizenshipsOnly?: readonly string[];
  readonly originatorControl?: boolean;
  readonly purposes?: readonly string[];
  readonly permittedUses?: readonly string[];
  readonly caveats?: readonly string[];
  readonly caseRef?: string;
  readonly restricted?: string;
  readonly expiresOn?: number;
  readonly sealed?: boolean;
  /** `youth`, `privileged` or `informer`: what the law itself keeps apart. */
  readonly kinds?: readonly string[];
  /** Units of the originator, and no other agency; empty means every unit of everybody. */
  readonly units?: readonly string[];
  /** The basis under which an originator that may not share freely has disclosed it (src/access/gateway.ts). */
  readonly disclosedUnder?: string;
  /** Of a derived product: the agencies whose statements went into it, and the channels that these came through. */
  readonly origins?: readonly string[];
  readonly inputChannels?: readonly string[];
  /** Of a derived product alone, and never an author's to write: what all its originators released it to, and for which purposes (G5). */
  readonly releasedTo?: readonly string[];
  readonly releasedFor?: readonly string[];
}
