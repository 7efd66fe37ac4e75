// What the tests use of the tools, which are plain JavaScript because they run before anything is installed.
declare module '*/tools/test-walls.mjs' {
  export function checkWalls(root: string, paths?: readonly string[]): Promise<number>;
}
declare module '*/tools/test-coverage.mjs' {
  interface CoverageRow { readonly id: string; readonly state: string | undefined; readonly tests: readonly string[] }
  interface Report { readonly passed: readonly string[]; readonly failed: readonly string[] }
  export function coverageRows(root: string): CoverageRow[];
  export function checkCoverage(root: string, report: Report): void;
}
declare module '*/tools/lock.mjs' {
  export function missingOptional(lock: unknown): { readonly name: string }[];
}
