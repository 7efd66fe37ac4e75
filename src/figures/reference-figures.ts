// The public figures that the house answers for (data/figures/): each with its source, what it does not say, and who disputes it.
import { referenceText } from '../kernel/index.js';
import { FiguresError } from './errors.js';
import type { Figure, Source } from './figure.js';
import { checkFigure } from './figure-check.js';

interface WrittenFigure extends Omit<Figure, 'source'> {
  readonly source: string;
}

/** By id, in the order of their files. */
export const referenceFigures: ReadonlyMap<string, Figure> = read(['cisc', 'sprint', 'border', 'articles']);

/** Dated figures of others about deaths, violence and smuggling. The claim check has no words for them, and does not read them. */
const externalFigures: ReadonlyMap<string, Figure> = read(['external']);

/** Both: whatever the public may read. */
export const publicFigures: ReadonlyMap<string, Figure> = new Map([...referenceFigures, ...externalFigures]);

/** Throws `broken_reference` when a figure names a code, a source or a base that does not exist: a node does not start with figures that mean nothing. */
function read(topics: readonly string[]): ReadonlyMap<string, Figure> {
  const sources = namedSources();
  const found = new Map<string, Figure>();
  for (const written of topics.flatMap((topic) => listIn(topic, 'figures') as readonly WrittenFigure[])) {
    const source = sources.get(written.source);
    if (source === undefined || found.has(written.id)) throw new FiguresError('broken_reference', `the reference figure \`${written.id}\` stands twice or names no source; mend data/figures/`);
    found.set(written.id, { ...written, source });
  }
  for (const figure of found.values()) {
    const wrong = checkFigure(figure, (id) => found.get(id));
    if (wrong.length > 0) throw new FiguresError('broken_reference', `the reference figure \`${figure.id}\` cannot be read: ${wrong.join(', ')}; mend data/figures/`);
  }
  return found;
}

/** By code. */
export function namedSources(): ReadonlyMap<string, Source> {
  return new Map((listIn('sources') as readonly (Source & { readonly code: string })[]).map(({ code, ...source }) => [code, source]));
}

function listIn(file: string, key: string = file): readonly unknown[] {
  return (JSON.parse(referenceText(`figures/${file}.json`)) as Record<string, readonly unknown[]>)[key] ?? [];
}
