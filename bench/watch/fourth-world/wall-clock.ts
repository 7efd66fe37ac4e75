// The town lives by the clock on its wall; the evidence is written in UTC or with the offset, as the agency's export does it.

export const HOUR = 3600;
export const DAY = 86_400;
export const MINUTE = 60;

export class WallClock {
  /** Local midnight of the first Monday, in seconds as if the wall showed UTC. */
  readonly #monday: number;
  readonly #standardOffset: number;
  readonly #writesOffset: boolean;
  readonly #days = new Map<number, string>();
  readonly #summers = new Map<number, { readonly from: number; readonly to: number }>();

  constructor(mondayUtc: number, standardOffset: number, writesOffset: boolean) {
    this.#monday = mondayUtc;
    this.#standardOffset = standardOffset;
    this.#writesOffset = writesOffset;
  }

  get startUtc(): number {
    return this.#monday;
  }

  /** True seconds of a moment of the world (seconds since the first midnight on the wall). */
  utc(at: number): number {
    const wall = this.#monday + Math.floor(at);
    return wall - this.#offset(wall);
  }

  stamp(at: number): string {
    const wall = this.#monday + Math.floor(at);
    const offset = this.#offset(wall);
    if (!this.#writesOffset) return `${this.#text(wall - offset)}Z`;
    const minutes = Math.abs(offset) / 60;
    return `${this.#text(wall)}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  }

  date(at: number): string {
    return this.#day(Math.floor((this.#monday + Math.floor(at)) / DAY));
  }

  year(at: number): string {
    return this.date(at).slice(0, 4);
  }

  #text(seconds: number): string {
    const day = Math.floor(seconds / DAY);
    const rest = seconds - day * DAY;
    return `${this.#day(day)}T${two(Math.floor(rest / HOUR))}:${two(Math.floor((rest % HOUR) / MINUTE))}:${two(rest % MINUTE)}`;
  }

  #day(day: number): string {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const text = new Date(day * DAY * 1000).toISOString().slice(0, 10);
    this.#days.set(day, text);
    return text;
  }

  /** North American summer time: second Sunday of March to first Sunday of November, at two in the morning. */
  #offset(wall: number): number {
    const year = Number(this.#day(Math.floor(wall / DAY)).slice(0, 4));
    let summer = this.#summers.get(year);
    if (summer === undefined) this.#summers.set(year, (summer = { from: sunday(year, 2, 2) + 2 * HOUR, to: sunday(year, 10, 1) + 2 * HOUR }));
    return this.#standardOffset + (wall >= summer.from && wall < summer.to ? HOUR : 0);
  }
}

const two = (number: number): string => (number < 10 ? `0${number}` : String(number));

function sunday(year: number, month: number, which: number): number {
  const first = Date.UTC(year, month, 1);
  const wait = (7 - new Date(first).getUTCDay()) % 7;
  return first / 1000 + (wait + 7 * (which - 1)) * DAY;
}
