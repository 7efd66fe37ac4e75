// What a process said was acknowledged before it was killed, line by line: `acked <agency> <index> <leaf hash in hex>`.

export interface Acked {
  readonly agencyId: string;
  readonly index: bigint;
  readonly leafHash: string;
}

export function ackedIn(output: string): Acked[] {
  // The last line may have been cut off by the kill.
  const lines = output.slice(0, output.lastIndexOf('\n') + 1).split('\n').filter((line) => line.startsWith('acked '));
  return lines.map((line) => {
    const [, agencyId = '', index = '', leafHash = ''] = line.split(' ');
    return { agencyId, index: BigInt(index), leafHash };
  });
}
