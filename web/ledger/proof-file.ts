// A proof as a small file that a third party can check without this node (C2SP tlog-proof); its extra line is the entry itself.
import { type Bytes, toBase64 } from './bytes.js';

export function proofFile(entry: Bytes, index: number, proof: readonly Bytes[], checkpoint: string): string {
  return `${['c2sp.org/tlog-proof@v1', `extra ${toBase64(entry)}`, `index ${index}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`;
}

/** Hands a text to the person as a file. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
