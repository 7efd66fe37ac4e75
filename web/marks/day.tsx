// A day, never broken over two lines; the exact moment is one hover away.
import { formatDay } from '../words/language.js';

export function Day({ date }: { readonly date: string }) {
  return <time dateTime={date} title={date} className="unbroken">{formatDay(date)}</time>;
}
