// Closed loops: each client asks again as soon as it was answered, so a slow way is asked less, never piled up on.

export interface Run {
  readonly perSecond: number;
  /** Milliseconds, ascending. */
  readonly latencies: readonly number[];
}

/** `clients` loops for at least `forMs`; `ask` gets a number that counts up over all of them. */
export async function closedLoop(clients: number, forMs: number, ask: (turn: number) => Promise<unknown>): Promise<Run> {
  const latencies: number[] = [];
  const startMs = performance.now();
  let turn = 0;
  await Promise.all(Array.from({ length: clients }, async () => {
    while (performance.now() - startMs < forMs) {
      const fromMs = performance.now();
      await ask(turn++);
      latencies.push(performance.now() - fromMs);
    }
  }));
  const perSecond = (latencies.length * 1000) / (performance.now() - startMs);
  return { perSecond, latencies: latencies.toSorted((a, b) => a - b) };
}

/** Of ascending numbers, the one below which `share` of them lie. */
export function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values.toSorted((a, b) => a - b), 0.5);
}

/** All rounds of one way together. */
export function pooled(runs: readonly Run[]): { readonly perSecond: number; readonly p50: number; readonly p99: number } {
  const all = runs.flatMap((run) => [...run.latencies]).toSorted((a, b) => a - b);
  return { perSecond: median(runs.map((run) => run.perSecond)), p50: quantile(all, 0.5), p99: quantile(all, 0.99) };
}
