import { expect, test } from 'vitest';
import { readEntry, SyslogFrames } from './syslog-frame.js';

const message = '<165>1 2026-03-01T10:00:00.000Z rms01 rms - ID47 [other@1 a="b"][custos@32473 key="k.\\"1\\]" source="rms"] {"id":"é1"}';

test('a message gives its key, its source and its entry; what is none gives nothing', () => {
  expect(readEntry(message)).toEqual({ key: 'k."1]', source: 'rms', text: '{"id":"é1"}' });
  expect(readEntry('<165>1 2026-03-01T10:00:00Z h a - - - \uFEFF{"id":2}')).toEqual({ key: undefined, source: undefined, text: '{"id":2}' });
  for (const bad of ['', '{"id":1}', '<34>Oct 11 22:14:15 old su: failed', '<1>1 x']) expect([bad, readEntry(bad)]).toEqual([bad, undefined]);
});

test('counted or by lines, and wherever the bytes are cut, the same messages come out', () => {
  const counted = `${Buffer.byteLength(message)} ${message}`;
  for (const whole of [`${counted}${counted}`, `${message}\n${message}\r\n`]) {
    for (const size of [1, 7, 500]) {
      const [frames, bytes] = [new SyslogFrames(), Buffer.from(whole)];
      const found: string[] = [];
      for (let from = 0; from < bytes.length; from += size) found.push(...frames.add(bytes.subarray(from, from + size)));
      expect([size, found]).toEqual([size, [message, message]]);
    }
  }
});

test('what has no end is not waited for', () => {
  expect(() => new SyslogFrames().add(Buffer.alloc(300_000, 'x'))).toThrow(RangeError);
  expect(() => new SyslogFrames().add(Buffer.from('9999999 <1>1'))).toThrow(RangeError);
});
