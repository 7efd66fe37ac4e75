// Every fault carries a closed code, so that only `http` chooses a status and only `cli` an exit code.

/** A fault or a bad input with a closed code. `message`: lower case, input in backticks, says what to do next, no personal data. */
export class CustosError<Code extends string = string> extends Error {
  readonly code: Code;

  constructor(code: Code, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** What a person gave us cannot be used: wrong file, wrong date, unknown word. `http` answers 400, `cli` exits 2. */
export class BadInput extends CustosError<'bad_input'> {
  /** The same sentence in French, where a page can show it. */
  readonly fr: string | undefined;

  constructor(message: string, options: { cause?: unknown; fr?: string } = {}) {
    super('bad_input', message, options);
    this.fr = options.fr;
  }
}
