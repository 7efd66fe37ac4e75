// Who asks, why and on which case: the same options, in the same words, of every command that passes the door.
import type { Command } from 'commander';

/** Signed-in people alone: acts of two are of two sessions. */
export function asksSignedIn(command: Command): Command {
  return command.option('--purpose <code>', 'why you ask').option('--case <agency~case>', 'the case you work on')
    .option('--answer <prompt@version=answer...>', 'what the purpose asks; see `custos prompts`').option('--json', 'one JSON document');
}

export function asks(command: Command): Command {
  return asksSignedIn(command.option('--as <user>', 'a demo person (demo folders only)'));
}
