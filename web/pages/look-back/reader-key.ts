// The fingerprint of a reader’s key (RFC 7638), worked out in this browser: what the examiner compares by voice is what they pasted, not what a server says.
export async function fingerprintOf(text: string): Promise<string | undefined> {
  const fields = fieldsOf(text);
  const { kty, crv, x, y } = fields ?? {};
  if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string' || 'd' in (fields ?? {})) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify({ crv, kty, x, y }))));
  return spoken([...digest].map((one) => one.toString(16).padStart(2, '0')).join(''));
}

/** In groups of four, as people read it to each other. */
export const spoken = (fingerprint: string): string => fingerprint.replaceAll(/(.{4})(?=.)/gu, '$1 ');

function fieldsOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}
