// A call from JavaScript into WebAssembly that returns a reference and whose caller is deoptimised meanwhile. Needs `--allow-natives-syntax`.
// Argument: the module to load before. Says `survived`, unless the virtual machine ended the process.
import { runInThisContext } from 'node:vm';

const before = process.argv[2];
if (before !== undefined) await import(before);

// (import "env" "f" (func)) (func (export "g") (result externref) (call 0) (ref.null extern))
const bytes = new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  1, 8, 2, 0x60, 0, 0, 0x60, 0, 1, 0x6f,
  2, 9, 1, 3, 0x65, 0x6e, 0x76, 1, 0x66, 0, 0,
  3, 2, 1, 1,
  7, 5, 1, 1, 0x67, 0, 1,
  10, 8, 1, 6, 0, 0x10, 0, 0xd0, 0x6f, 0x0b,
]);
let meanwhile = () => undefined;
const { instance } = await WebAssembly.instantiate(bytes, { env: { f: () => meanwhile() } });
const caller = (count) => [instance.exports.g(), count + 1];
for (let turn = 0; turn < 200_000; turn += 1) caller(turn);
// Compiled from a string: the words are syntax only under that flag.
const native = (name) => runInThisContext(`(subject) => %${name}(subject)`);
native('OptimizeFunctionOnNextCall')(caller);
caller(1);
meanwhile = () => native('DeoptimizeFunction')(caller);
caller(1);
process.stdout.write('survived\n');
