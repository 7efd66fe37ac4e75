// Names of headers, apart from the shapes: the terminal reads these and none of the schemas.

/** `as`, `purpose` and `case` are heard only on the node's own socket, and `as` only in a demo folder. */
export const headers = { csrf: 'x-custos-csrf', as: 'x-custos-as', purpose: 'x-custos-purpose', caseRef: 'x-custos-case', language: 'accept-language', watermark: 'x-custos-watermark', answers: 'x-custos-answers' } as const;
