// A world of transactions as a file, and apart from it which of them are planted. It imports nothing of the detector.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Draw } from './random.js';
import { KINDS, schemeIn, type SchemeKind } from './schemes.js';
import { customersIn, type Sale, saleOf } from './trade.js';

export interface Planted {
  readonly scheme: number;
  readonly kind: SchemeKind;
  readonly transactions: readonly string[];
}

const HEADER = 'transaction_id,date,substance,quantity,unit,buyer,seller,buyer_address,buyer_phone,payer,payment,delivery,stated_use,declaration_id,note\n';
const FIRST_DAY_MS = Date.UTC(2025, 0, 1);

/** Rows in the order of chance; `schemes` of the kinds in turn, scattered among `count` lawful ones. */
export async function writeWorld(file: string, count: number, schemes: number, seed: number): Promise<readonly Planted[]> {
  const draw = new Draw(seed);
  const customers = customersIn(draw, Math.max(200, Math.floor(count / 60)));
  const days = Array.from({ length: 740 }, (_, at) => new Date(FIRST_DAY_MS + at * 86_400_000).toISOString().slice(0, 10));
  const planted: { scheme: number; kind: SchemeKind; sales: readonly Sale[] }[] = Array.from({ length: schemes }, (_, scheme) => {
    const kind = KINDS[scheme % KINDS.length] ?? 'relabelled';
    return { scheme, kind, sales: schemeIn(draw, kind) };
  });
  const waiting = planted.flatMap(({ scheme, sales }) => sales.map((sale) => ({ scheme, sale, at: draw.below(count) }))).toSorted((a, b) => a.at - b.at);
  const ids = new Map<number, string[]>(planted.map(({ scheme }) => [scheme, []]));
  const stream = createWriteStream(file, { highWaterMark: 1 << 20 });
  stream.write(HEADER);
  let [next, number, block] = [0, 0, ''];
  const line = (sale: Sale): string => {
    number += 1;
    return `T${number},${days[sale.day] ?? days[0] ?? ''},"${sale.substance}",${sale.quantity},${sale.unit},"${sale.buyer}",${sale.seller},"${sale.address}",${sale.phone},"${sale.payer}",${sale.payment},${sale.delivery},${sale.use},${sale.declaration},"${sale.note}"\n`;
  };
  for (let at = 0; at < count; at += 1) {
    while (waiting[next] !== undefined && (waiting[next]?.at ?? 0) <= at) {
      const { scheme, sale } = waiting[next] as { scheme: number; sale: Sale };
      block += line(sale);
      ids.get(scheme)?.push(`T${number}`);
      next += 1;
    }
    block += line(saleOf(draw, draw.of(customers), at));
    if (block.length > 1 << 20) {
      if (!stream.write(block)) await once(stream, 'drain');
      block = '';
    }
  }
  stream.end(block);
  await once(stream, 'close');
  return planted.map(({ scheme, kind }) => ({ scheme, kind, transactions: ids.get(scheme) ?? [] }));
}
