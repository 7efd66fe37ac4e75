// The language of the terminal: French where the environment says so, like the pages by their browser.
export type TerminalLanguage = 'en' | 'fr';

/** By `LC_ALL`, `LC_MESSAGES`, then `LANG`, the first that is set (POSIX.1-2017, 8.2). */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>> = process.env): TerminalLanguage {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((one) => one !== undefined && one !== '') ?? '';
  return locale.startsWith('fr') ? 'fr' : 'en';
}
