// `custos prompts`: what each purpose asks of whoever states it, in the words that go on the record.
import type { Command } from 'commander';
import type { PromptsAnswer } from '../http/contract.js';
import { askerHeaders, askJson } from './ask.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

export function promptCommands(program: Command): void {
  program.command('prompts').description('what purposes ask; answer with --answer prompt@version=answer').option('--json', 'one JSON document')
    .action(async (options: { readonly json?: boolean }) => {
      const { prompts } = await withNode((link) => askJson<PromptsAnswer>(link, { method: 'GET', path: '/api/prompts', headers: askerHeaders({}) }));
      if (options.json === true) printJson({ prompts });
      else print(table(['prompt@version', 'purpose', 'asked', 'words', 'answer'], prompts.map((one) => [
        `${one.id}@${one.version}`, one.purpose, one.asked, one.words, one.choices.length > 0 ? one.choices.map(({ code }) => code).join(' | ') : (one.pattern ?? `${one.least}+ characters`),
      ])));
    });
}
