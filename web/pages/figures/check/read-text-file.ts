// A file as text: UTF-8, or Windows-1252 as old word processors write. What is no text is refused here, before anything is sent.

/** As long as the server reads, in UTF-16 units. */
export const longestText = 2 * 1024 * 1024;

export type FileRead = { readonly text: string } | { readonly refused: 'long' | 'binary' };

export async function readTextFile(file: Blob): Promise<FileRead> {
  if (file.size > longestText * 3) return { refused: 'long' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.includes(0)) return { refused: 'binary' };
  const text = decoded(bytes);
  return text.length > longestText ? { refused: 'long' } : { text };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
