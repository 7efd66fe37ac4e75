import { describe, expect, it } from 'vitest';
import { type Bytes, concat, sha256, toBase64, toHex, utf8 } from './bytes.js';
import { checkCosignature } from './cosignature.js';
import { isQuorum, readPolicy } from './policy.js';
import { sampleLog } from './sample-log.js';

const log = await sampleLog('custos.example/north', 9);
const { checkpoint } = await log.receipt(0, 9);
const body = checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1);
const nowMs = 1_800_000_000_000;

async function witness(name: string, type = 4) {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('a key pair was expected');
  const typed = concat(Uint8Array.of(type), new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const hash = (await sha256(concat(utf8(`${name}\n`), typed))).slice(0, 4);
  const line = async (seconds: number, text = body): Promise<string> => {
    const time = new Uint8Array(8);
    new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
    const signature: Bytes = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, utf8(`cosignature/v1\ntime ${seconds}\n${text}`)));
    return `\u2014 ${name} ${toBase64(concat(hash, time, signature))}\n`;
  };
  return { key: `${name}+${toHex(hash)}+${toBase64(typed)}`, line };
}

describe('a cosignature', () => {
  it('counts when the witness signed this checkpoint at a time that can be', async () => {
    const one = await witness('w.example/1');
    const at = nowMs / 1000 - 5;
    expect(await checkCosignature(checkpoint + (await one.line(at)), one.key, nowMs)).toEqual({ outcome: 'holds', atMs: at * 1000 });
    expect(await checkCosignature(checkpoint, one.key, nowMs)).toEqual({ outcome: 'none' });
  });

  it('fails at time zero, in the future, over another text, and beside a forged line', async () => {
    const one = await witness('w.example/1');
    const good = await one.line(nowMs / 1000);
    const lines = [await one.line(0), await one.line(nowMs / 1000 + 100), await one.line(nowMs / 1000, body.replace('9', '8')), good + (await one.line(0))];
    for (const line of lines) expect((await checkCosignature(checkpoint + line, one.key, nowMs)).outcome).toBe('fails');
  });

  it('of a log key is none', async () => {
    expect((await checkCosignature(checkpoint, log.key, nowMs)).outcome).toBe('none');
    const posing = await witness('w.example/1', 1);
    expect((await checkCosignature(checkpoint + (await posing.line(nowMs / 1000)), posing.key, nowMs)).outcome).toBe('none');
  });
});

describe('a policy', () => {
  it('counts each witness once, through groups', async () => {
    const keys = await Promise.all(['a', 'b', 'c'].map(async (name) => (await witness(`w/${name}`)).key));
    const policy = readPolicy(`# ours\nlog ${log.key}\nwitness A ${keys[0] ?? ''} https://a.example/\n witness B\t${keys[1] ?? ''}\nwitness C ${keys[2] ?? ''}\ngroup two 2 A B\ngroup both all two C\nquorum both\n`);
    if (policy === undefined) throw new TypeError('the policy was not read');
    expect(isQuorum(policy, new Set(['A', 'B', 'C']))).toBe(true);
    for (const few of [['A', 'B'], ['A', 'C'], ['C'], []]) expect(isQuorum(policy, new Set(few))).toBe(false);
  });

  it('is none when any line is wrong', async () => {
    const { key } = await witness('w/a');
    const other = (await witness('w/b')).key;
    const wrong = [
      '', 'quorum A\n', `witness A ${key}\nquorum A\nquorum A\n`, `witness A ${key}\nwitness B ${key}\nquorum A\n`, `witness none ${key}\nquorum none\n`,
      `witness A ${key}\ngroup g 2 A\nquorum g\n`, `witness A ${key}\ngroup g 0 A\nquorum g\n`, `witness A ${key}\ngroup g any A A\nquorum g\n`,
      `group g any B\nwitness B ${other}\nquorum g\n`, `witness A ${key}\nquorum A\nextra\n`, `witness A ${key} u v\nquorum A\n`,
      `witness A ${key}\ngroup g any A\ngroup h all A g\nquorum h\n`, `witness A x\nquorum A\n`,
    ];
    for (const text of wrong) expect([text, readPolicy(text)]).toEqual([text, undefined]);
    expect(readPolicy('quorum none\n')?.quorum).toBe('none');
  });
});
