import { describe, expect, test } from 'vitest';
import { formatCheckpoint } from './checkpoint.js';
import { witnessSignerOf } from './cosignature.js';
import { signerOf } from './key.js';
import { signNote } from './note.js';
import { isQuorum, openByPolicy, parsePolicy } from './policy.js';

const seedOf = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const log = signerOf('custos.example/opp', seedOf(1));
const witnesses = [2, 3, 4, 5, 6, 7].map((n) => witnessSignerOf(`witness.example/${n}`, seedOf(n)));
const [a, b, c, d, e, f] = witnesses.map(({ verifier }) => verifier.vkey);
const example = `# whom we believe
log ${log.verifier.vkey} https://custos.example/tlog/opp

witness X1 ${a} https://one.example
witness X2 ${b}
\twitness\tX3  ${c}
group X-witnesses 2 X1 X2 X3
witness Y1 ${d}
witness Y2 ${e}
witness Y3 ${f}
group Y-witnesses any Y1 Y2 Y3
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

describe('policy', () => {
  test('the example of the specification', () => {
    const policy = parsePolicy(example);
    expect(policy.logs.map(({ verifier, url }) => [verifier.name, url])).toEqual([['custos.example/opp', 'https://custos.example/tlog/opp']]);
    expect(policy.witnesses.map(({ name, url }) => [name, url])).toEqual([['X1', 'https://one.example'], ...['X2', 'X3', 'Y1', 'Y2', 'Y3'].map((name) => [name, undefined])]);
    expect(isQuorum(policy, ['X1', 'X3', 'Y2'])).toBe(true);
    expect(isQuorum(policy, ['X1', 'X2', 'X3'])).toBe(false);
    expect(isQuorum(policy, ['X1', 'Y1', 'Y2', 'Y3'])).toBe(false);
    expect(isQuorum(policy, ['X1', 'X1', 'Y1'])).toBe(false);
  });

  test('nobody is a group by calling itself one', () => {
    expect(isQuorum(parsePolicy(example), ['X-and-Y', 'X-witnesses', 'Y-witnesses', 'none'])).toBe(false);
  });

  test('none asks for nobody, a single witness for itself', () => {
    expect(isQuorum(parsePolicy('quorum none\n'), [])).toBe(true);
    const single = parsePolicy(`witness W ${a}\nquorum W\n`);
    expect([isQuorum(single, []), isQuorum(single, ['W'])]).toEqual([false, true]);
  });

  test.each([
    ['no quorum', `witness W ${a}\n`, 'no quorum'],
    ['cut off in its last line', `witness W ${a}\nwitness WW ${b}\nquorum W`, 'line 3 of the policy: the last line'],
    ['two quorums', 'quorum none\nquorum none\n', 'line 2 of the policy: there is a second'],
    ['unknown word', 'quorum none\nlogs x\n', 'line 2'],
    ['word of another case', 'Quorum none\n', 'line 1'],
    ['doubled name', `witness W ${a}\nwitness W ${b}\nquorum W\n`, 'line 2 of the policy: a name is defined twice'],
    ['group named as a witness', `witness W ${a}\ngroup W any W\nquorum W\n`, 'defined twice'],
    ['none defined', `witness none ${a}\nquorum none\n`, '`none`'],
    ['dangling quorum', `witness W ${a}\nquorum V\n`, 'line 2'],
    ['quorum before its definition', `quorum W\nwitness W ${a}\n`, 'line 1'],
    ['dangling member', `witness W ${a}\ngroup G any W V\nquorum G\n`, 'not defined above'],
    ['group in itself', `witness W ${a}\ngroup G any W G\nquorum G\n`, 'not defined above'],
    ['member twice in a group', `witness W ${a}\ngroup G 2 W W\nquorum G\n`, 'in a group already'],
    ['member of two groups', `witness W ${a}\nwitness V ${b}\ngroup G any W\ngroup H any W V\nquorum H\n`, 'in a group already'],
    ['none as a member', 'group G any none\nquorum G\n', 'not defined above'],
    ['empty group', 'group G any\nquorum G\n', 'line 1'],
    ['0 of 1', `witness W ${a}\ngroup G 0 W\nquorum G\n`, 'number of a group'],
    ['2 of 1', `witness W ${a}\ngroup G 2 W\nquorum G\n`, 'number of a group'],
    ['01 of 1', `witness W ${a}\ngroup G 01 W\nquorum G\n`, 'number of a group'],
    ['one key under two names', `witness W ${a}\nwitness V ${a}\nquorum W\n`, 'stands here twice'],
    ['one key under another key name', `witness W ${a}\nwitness V ${witnessSignerOf('other', seedOf(2)).verifier.vkey}\nquorum W\n`, 'stands here twice'],
    ['doubled log', `log ${log.verifier.vkey}\nlog ${log.verifier.vkey}\nquorum none\n`, 'stands here twice'],
    ['log as its own witness', `log ${log.verifier.vkey}\nwitness W ${witnessSignerOf('w', seedOf(1)).verifier.vkey}\nquorum W\n`, 'log and its witness'],
    ['key of a log as a witness', `witness W ${log.verifier.vkey}\nquorum W\n`, 'cannot be read'],
    ['key of a witness as a log', `log ${a}\nquorum none\n`, 'cannot be read'],
    ['carriage return', 'quorum none\r\n', 'control character'],
    ['no-break space between words', `witness\u00a0W ${a}\nquorum none\n`, 'line 1'],
    ['something after the address', `log ${log.verifier.vkey} https://a b\nquorum none\n`, 'a log is written'],
  ])('is refused: %s', (_what, text, message) => {
    expect(() => parsePolicy(text)).toThrow(expect.objectContaining({ code: 'bad_policy', message: expect.stringContaining(message) }));
  });

  test('names are octets: two spellings of a letter are two names', () => {
    const policy = parsePolicy(`witness K ${a}\nwitness \u212a ${b}\ngroup G all K \u212a\nquorum G\n`);
    expect(isQuorum(policy, ['K'])).toBe(false);
    expect(() => parsePolicy(Buffer.from('quorum \xe2\n', 'latin1'))).toThrow('not UTF-8');
  });
});

describe('a checkpoint under a policy', () => {
  const nowMs = 1_800_000_000_000;
  const text = formatCheckpoint({ origin: log.verifier.name, size: 3n, root: seedOf(8) });
  const cosigned = (...whoAndWhen: [number, number][]): string =>
    signNote(text, [log]) + whoAndWhen.map(([n, ageSeconds]) => witnesses[n]?.cosign(text, BigInt(nowMs / 1000 - ageSeconds)) ?? '').join('');

  test('its quorum, and how fresh the quorum is', () => {
    const policy = parsePolicy(example);
    const opened = openByPolicy(policy, cosigned([0, 10], [1, 40], [2, 20], [4, 30]), nowMs);
    expect(opened.isQuorum).toBe(true);
    expect(opened.quorumTimeMs).toBe(nowMs - 30_000);
    expect(opened.cosignatures.map(({ witness }) => witness.name)).toEqual(['X1', 'X2', 'X3', 'Y2']);
    expect(openByPolicy(policy, cosigned([0, 10], [1, 10]), nowMs)).toMatchObject({ isQuorum: false, quorumTimeMs: undefined });
  });

  test('of a log that the policy does not know, or signed by another key, is refused', () => {
    const policy = parsePolicy(example);
    const stranger = signerOf('custos.example/rcmp', seedOf(9));
    expect(() => openByPolicy(policy, signNote(formatCheckpoint({ origin: 'custos.example/rcmp', size: 3n, root: seedOf(8) }), [stranger, log]), nowMs)).toThrow('no log of the policy');
    expect(() => openByPolicy(policy, signNote(text, [signerOf('custos.example/opp', seedOf(9))]), nowMs)).toThrow(expect.objectContaining({ code: 'bad_note' }));
  });
});
