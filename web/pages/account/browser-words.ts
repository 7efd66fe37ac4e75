// What a browser calls itself, shortened to what a person knows it by; the whole stays a hover away. It is said by the browser, not proven.

const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdgA?\/(\d+)/u], ['Opera', /\bOPR\/(\d+)/u], ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/u], ['Chrome', /\b(?:Headless)?(?:Chrome|CriOS)\/(\d+)/u], ['Safari', /\bVersion\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari/u],
];
const systems: readonly (readonly [string, RegExp])[] = [['Android', /Android/u], ['iOS', /iPhone|iPad/u], ['Windows', /Windows/u], ['macOS', /Mac OS X/u], ['ChromeOS', /CrOS/u], ['Linux', /Linux/u]];

export function browserWords(agent: string): string {
  const browser = browsers.map(([name, form]) => ({ name, version: form.exec(agent)?.[1] })).find(({ version }) => version !== undefined);
  const system = systems.find(([, form]) => form.test(agent))?.[0];
  if (browser === undefined) return agent.slice(0, 60);
  return [`${browser.name} ${browser.version}`, system].filter((part) => part !== undefined).join(' · ');
}
