// The process that holds the payload keys, apart from the node: whoever takes the node over has this month's sealing keys and
// may ask for openings, but opens no past payload without leaving the entry that says so.
import { systemClock, systemRandom } from '../../kernel/index.js';
import { LedgerError } from '../errors.js';
import { diskLayer } from '../file-layer.js';
import { type LinkMessage, type LinkServer, serveLines, textOf } from '../link.js';
import { holdFields } from './hold.js';
import { type DeskOptions, KeyDesk } from './key-desk.js';
import { base64, itemsIn, recordIn } from './key-messages.js';
import { monthText } from './month-file.js';

/** Others who keep keys in the same process, under the same lock: asked for what the payload keys are not asked. */
export interface SecondDesk {
  /** Undefined when this is not its business. */
  answer(message: LinkMessage): LinkMessage | undefined;
  close(): void;
}

/** Made once the first desk has the folder to itself. */
export type MakeSecondDesk = (desk: KeyDesk, options: DeskOptions) => SecondDesk;

/** `serveKeys` on this machine's disk and clock. */
export function runKeyProcess(options: { readonly folder: string; readonly logKeys: string; readonly socketPath: string; readonly second?: MakeSecondDesk }): Promise<LinkServer> {
  return serveKeys({ ...options, layer: diskLayer, clock: systemClock, random: systemRandom });
}

/** Serves the keys of a folder at a unix socket that only its owner may open. Throws `locked`, `damaged`, `unavailable`. */
export async function serveKeys(options: DeskOptions & { readonly socketPath: string; readonly second?: MakeSecondDesk }): Promise<LinkServer> {
  const desk = new KeyDesk(options);
  let second: SecondDesk | undefined;
  const closeDesks = (): void => {
    second?.close();
    desk.close();
  };
  try {
    second = options.second?.(desk, options);
    const server = await serveLines(options.socketPath, (message) => second?.answer(message) ?? answerWith(desk, message));
    return {
      async close() {
        await server.close();
        closeDesks();
      },
    };
  } catch (fault) {
    closeDesks();
    throw fault;
  }
}

function answerWith(desk: KeyDesk, message: LinkMessage): LinkMessage {
  switch (message['kind']) {
    case 'seal_key':
      return { key: base64(desk.sealingKey(textOf(message, 'agency'), textOf(message, 'month'))) };
    case 'tag_key':
      return { key: base64(desk.tagKey()) };
    case 'open':
      return { opened: desk.open(recordIn(message, 'record'), itemsIn(message, 'items')).map(({ salt, payload }) => ({ salt: base64(salt), payload: base64(payload) })) };
    case 'state':
      return { state: desk.state() };
    case 'holds':
      return { holds: desk.holds().map((hold) => ({ id: hold.id, ...holdFields(hold) })) };
    case 'place_hold':
      return holdAnswer(desk.placeHold(recordIn(message, 'record')));
    case 'lift_hold':
      return holdAnswer(desk.liftHold(recordIn(message, 'request'), recordIn(message, 'approval')));
    case 'destroy':
      return { month: monthText(desk.destroy(recordIn(message, 'request'), recordIn(message, 'approval'))) };
    default:
      throw new LedgerError('bad_entry', 'this is not something that the payload keys are asked');
  }
}

function holdAnswer(hold: Parameters<typeof holdFields>[0]): LinkMessage {
  return { hold: { id: hold.id, ...holdFields(hold) } };
}
