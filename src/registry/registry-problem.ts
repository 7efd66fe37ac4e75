// What the registry's audit finds.

export interface RegistryProblem {
  readonly log: string;
  readonly index: bigint | undefined;
  readonly code: string;
  readonly message: string;
}
