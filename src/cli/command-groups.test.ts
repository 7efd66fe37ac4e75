import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addCommands, groups } from './command-groups.js';

/** Every command with its options, as the help would name them. */
function shapeOf(command: Command): object {
  return { name: command.name(), options: command.options.map(({ flags }) => flags), commands: command.commands.map(shapeOf) };
}

test('a command read alone is the command read among all', async () => {
  const whole = new Command('custos');
  await addCommands(whole, undefined);
  const names = whole.commands.map((command) => command.name());
  expect(names.toSorted()).toEqual([...new Set(groups.flatMap(({ makes }) => makes))].toSorted());
  for (const name of names) {
    const alone = new Command('custos');
    await addCommands(alone, name);
    const shape = (program: Command) => program.commands.filter((command) => command.name() === name).map(shapeOf);
    expect(shape(alone)).toEqual(shape(whole));
  }
});
