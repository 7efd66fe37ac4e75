// A ZIP archive carries the hour at which each file was put in. The same content must give the same bytes, so every file is of one hour.

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
/** 1 January 1980, 00:00: the first that the format knows (APPNOTE 4.4.6). */
const firstHour = { time: 0, date: 0x0021 };

/** The same archive with one hour throughout; in place. Throws `TypeError` for what is no archive. */
export function steadyArchive(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  let at = view.getUint32(end + 16, true);
  for (let entries = view.getUint16(end + 10, true); entries > 0; entries -= 1) {
    if (view.getUint32(at, true) !== entryMark) throw new TypeError('this archive has no directory where it says');
    setHour(view, at + 12);
    setHour(view, view.getUint32(at + 42, true) + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}

function setHour(view: DataView, at: number): void {
  view.setUint16(at, firstHour.time, true);
  view.setUint16(at + 2, firstHour.date, true);
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at -= 1) if (view.getUint32(at, true) === endMark) return at;
  throw new TypeError('this is no archive');
}
