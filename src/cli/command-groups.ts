// Which file makes which command: one command line reads the files of its own command and no other. Half a second of a short question was reading.
import type { Command } from 'commander';

type Add = (program: Command) => void;

/** In the order of the help. `makes`: the commands of the top level that the group makes or adds to (command-groups.test.ts). */
export const groups: readonly { readonly makes: readonly string[]; readonly load: () => Promise<Add> }[] = [
  { makes: ['approvals'], load: async () => (await import('./approval-commands.js')).approvalCommands },
  { makes: ['sources'], load: async () => (await import('./source-commands.js')).sourceCommands },
  { makes: ['break-glass'], load: async () => (await import('./break-glass-commands.js')).breakGlassCommands },
  { makes: ['prompts'], load: async () => (await import('./prompt-commands.js')).promptCommands },
  { makes: ['requests'], load: async () => (await import('./request-commands.js')).requestCommands },
  { makes: ['delegation'], load: async () => (await import('./delegation-commands.js')).delegationCommands },
  { makes: ['release'], load: async () => (await import('./release-commands.js')).releaseCommands },
  { makes: ['gateway'], load: async () => (await import('./gateway-commands.js')).gatewayCommands },
  { makes: ['agency', 'people', 'service'], load: async () => (await import('./people-commands.js')).peopleCommands },
  { makes: ['canaries'], load: async () => (await import('./canary-commands.js')).canaryCommands },
  { makes: ['unit'], load: async () => (await import('./unit-commands.js')).unitCommands },
  { makes: ['demo'], load: async () => (await import('./demo-commands.js')).demoCommands },
  { makes: ['watch'], load: async () => (await import('./examiner-commands.js')).examinerCommands },
  { makes: ['watch'], load: async () => (await import('./live-commands.js')).liveCommands },
  { makes: ['search', 'entity', 'report'], load: async () => (await import('./search-commands.js')).searchCommands },
  { makes: ['report'], load: async () => (await import('./annual-command.js')).annualCommand },
  { makes: ['import'], load: async () => (await import('./import-commands.js')).importCommands },
  { makes: ['ledger'], load: async () => (await import('./ledger-commands.js')).ledgerCommands },
  { makes: ['ledger'], load: async () => (await import('./custody-commands.js')).custodyCommands },
  { makes: ['access'], load: async () => (await import('./access-commands.js')).accessCommands },
  { makes: ['ledger'], load: async () => (await import('./watch-command.js')).watchCommand },
  { makes: ['watch'], load: async () => (await import('./look-back-commands.js')).lookBackCommands },
  { makes: ['watch'], load: async () => (await import('./simulate-command.js')).simulateCommand },
  { makes: ['reviews'], load: async () => (await import('./reviews-commands.js')).reviewsCommands },
  { makes: ['witness'], load: async () => (await import('./witness-command.js')).witnessCommand },
  { makes: ['figures'], load: async () => (await import('./figure-commands.js')).figureCommands },
  { makes: ['figures'], load: async () => (await import('./claim-commands.js')).claimCommands },
  { makes: ['figures'], load: async () => (await import('./draft-commands.js')).draftCommands },
  { makes: ['figures'], load: async () => (await import('./dated-commands.js')).datedCommands },
  { makes: ['drugs'], load: async () => (await import('./drug-commands.js')).drugCommands },
  { makes: ['seizures'], load: async () => (await import('./seizure-commands.js')).seizureCommands },
  { makes: ['operations'], load: async () => (await import('./operation-commands.js')).operationCommands },
  { makes: ['notes'], load: async () => (await import('./note-commands.js')).noteCommands },
  { makes: ['assess'], load: async () => (await import('./assess-command.js')).assessCommand },
  { makes: ['assess'], load: async () => (await import('./appraisal-commands.js')).appraisalCommands },
  { makes: ['assess'], load: async () => (await import('./route-commands.js')).routeCommands },
  { makes: ['assess'], load: async () => (await import('./gap-commands.js')).gapCommands },
  { makes: ['precursors'], load: async () => (await import('./precursor-commands.js')).precursorCommands },
  { makes: ['precursors'], load: async () => (await import('./precursor-report-commands.js')).precursorReportCommands },
  { makes: ['login', 'step-up', 'logout'], load: async () => (await import('./session-commands.js')).sessionCommands },
];

/** The groups of one command; all of them for a word that no group makes, so that help and complaints know every command. */
export async function addCommands(program: Command, name: string | undefined): Promise<void> {
  const own = groups.filter(({ makes }) => makes.includes(name ?? ''));
  const adds = await Promise.all((own.length > 0 ? own : groups).map(({ load }) => load()));
  for (const add of adds) add(program);
}
