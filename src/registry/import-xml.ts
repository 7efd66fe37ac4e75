// XML is read as it streams, and nothing in it is obeyed: a document type, an entity definition or endless nesting refuses the file
// (billion laughs, external entities; CWE-776, CWE-611).
import { SaxesParser } from 'saxes';
import { BadInput } from '../kernel/index.js';
import { utf8Only } from './import-bytes.js';
import type { ByteStream } from './import-item.js';

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const maxDepth = 200;
const maxTextLength = 4 * 1_048_576;
/** A tag or text that does not end within this many characters is not kept in memory until it does. */
const maxUnfinished = 8 * 1_048_576;

function parserInto(events: XmlEvent[], what: string): SaxesParser {
  const parser = new SaxesParser();
  let depth = 0;
  const refuse = (why: string): never => {
    throw new BadInput(`${what} is not read: ${why} (line ${parser.line})`);
  };
  parser.on('error', () => refuse('it is not well-formed XML; fetch it again'));
  parser.on('doctype', () => refuse('it declares a document type, which can define entities; remove it'));
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > maxDepth) refuse(`it nests deeper than ${maxDepth}`);
    events.push({ kind: 'open', name: tag.name, attributes: new Map(Object.entries(tag.attributes)) });
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    events.push({ kind: 'close', name: tag.name });
  });
  const addText = (text: string) => {
    if (text.length > maxTextLength) refuse('a text in it is longer than 4 million characters');
    events.push({ kind: 'text', text });
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  return parser;
}

/** The events of a UTF-8 document in order. Throws `BadInput` naming the line; `what` names the document in it. */
export async function* readXml(input: ByteStream, what: string): AsyncGenerator<XmlEvent, void, undefined> {
  const events: XmlEvent[] = [];
  const parser = parserInto(events, what);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let unfinished = 0;
  for await (const bytes of utf8Only(input)) {
    parser.write(decoder.decode(bytes, { stream: true }));
    unfinished = events.length === 0 ? unfinished + bytes.length : 0;
    if (unfinished > maxUnfinished) throw new BadInput(`${what} is not read: a tag or a text in it does not end (line ${parser.line})`);
    yield* events.splice(0);
  }
  parser.close();
  yield* events.splice(0);
}
