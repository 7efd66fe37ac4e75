// What a monitor cries out. Each alarm names the log, says what was seen, and where both sides of it are kept.

/**
 * `forked`: one size has two signed roots. `inconsistent`: the tiles do not lead from one signed checkpoint to the other, or not
 * to the checkpoint beside them: the log was rewritten, or its files are damaged. `rolled_back`: it shows less than it, or a
 * witness, showed before. `bad_signature`: what is served is no checkpoint of a log of the policy. `another_log`: an address
 * serves another log than it did. `stale`: no quorum of witnesses has cosigned for too long. `unreachable`: nothing is served.
 */
export type MonitorAlarmCode = 'forked' | 'inconsistent' | 'rolled_back' | 'bad_signature' | 'another_log' | 'stale' | 'unreachable';

export interface MonitorAlarm {
  readonly code: MonitorAlarmCode;
  /** Empty when it is not known which log. */
  readonly origin: string;
  /** Where it was seen. */
  readonly url: string;
  readonly message: string;
  readonly atMs: number;
  /** Folder with what was seen and what contradicts it; undefined when there is nothing to keep. */
  readonly evidence: string | undefined;
}

/** An alarm before it is raised: what to keep as evidence, by file name. */
export interface Finding {
  readonly code: MonitorAlarmCode;
  readonly origin: string;
  readonly url: string;
  readonly message: string;
  /** What makes it the same finding as another of its kind at this address: raised once. */
  readonly subject: string;
  readonly evidence?: Readonly<Record<string, string>>;
}
