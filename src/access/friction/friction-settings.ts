// Whether an agency asks for one more sentence, and in which words: data with versions and dates, like every prompt (data/friction.json).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CustosError, referenceText } from '../../kernel/index.js';

/** `randomised`: half of the unexplained look-ups are asked about, by a keyed hash, so that what asking changes can be measured. */
export type FrictionMode = 'off' | 'on' | 'randomised';

export interface FrictionWords {
  readonly version: number;
  readonly en: string;
  readonly fr: string;
  /** Characters of the shortest sentence. */
  readonly least: number;
}

interface Dated {
  readonly effectiveOn: string;
  readonly endedOn: string | null;
}

interface FrictionData {
  readonly words: readonly (FrictionWords & Dated)[];
  /** `agency` is an id, or `*` for all that have no line of their own. */
  readonly modes: readonly (Dated & { readonly agency: string; readonly mode: FrictionMode; readonly source: string })[];
}

const modes: ReadonlySet<string> = new Set(['off', 'on', 'randomised']);

export class FrictionSettings {
  readonly #shipped: FrictionData;
  readonly #own: FrictionData['modes'];

  constructor(shipped: FrictionData, own: FrictionData['modes'] = []) {
    const bad = [...shipped.modes, ...own].find((one) => !modes.has(one.mode));
    if (bad !== undefined) throw new CustosError('friction_settings', '`friction.json` names a mode that there is none of; write `off`, `on` or `randomised`');
    this.#shipped = shipped;
    this.#own = own;
  }

  /** The project's data, and what the agencies of this node decided: `friction.json` in its data folder, `{"modes": […]}`. */
  static read(dataFolder: string): FrictionSettings {
    const own = join(dataFolder, 'friction.json');
    return new FrictionSettings(JSON.parse(referenceText('friction.json')) as FrictionData, existsSync(own) ? dataIn(own).modes : []);
  }

  /** `today`: `YYYY-MM-DD`. An agency's own line stands before that of all, the node's before the project's, the latest before an older one. */
  modeOf(agencyId: string, today: string): FrictionMode {
    for (const lines of [this.#own, this.#shipped.modes]) {
      for (const agency of [agencyId, '*']) {
        const [found] = lines.filter((one) => one.agency === agency && isInForce(one, today)).toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? 1 : -1));
        if (found !== undefined) return found.mode;
      }
    }
    return 'off';
  }

  /** Throws where no words are in force: nobody is asked in words that nobody can show again. */
  wordsOf(today: string): FrictionWords {
    const [found] = this.#shipped.words.filter((one) => isInForce(one, today)).toSorted((a, b) => b.version - a.version);
    if (found === undefined) throw new CustosError('friction_settings', 'no words of `data/friction.json` are in force today');
    return found;
  }
}

const isInForce = ({ effectiveOn, endedOn }: Dated, today: string): boolean => effectiveOn <= today && (endedOn === null || endedOn >= today);

function dataIn(path: string): FrictionData {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as FrictionData;
  } catch (cause) {
    throw new CustosError('friction_settings', '`friction.json` in the data folder cannot be read; it is JSON, `{"modes": [{"agency": "…", "mode": "off", "effectiveOn": "…", "endedOn": null, "source": "…"}]}`', { cause });
  }
}
