// The published policy engine, loaded in one place: a node does not die while it asks it.
import { setFlagsFromString } from 'node:v8';

// Up to Node 22 the virtual machine inlines calls from JavaScript into WebAssembly and ends the whole process (`Deoptimizer`, `unreachable
// code`) when the caller is deoptimised during a call that returns a reference, as those of this engine do. Node 24 has it mended.
// INVARIANT (G10): tests/invariants/steady-engine.test.ts.
if (Number(process.versions.node.split('.')[0]) < 24) setFlagsFromString('--no-turbo-inline-js-wasm-calls');

export * as cedar from '@cedar-policy/cedar-wasm/nodejs';
