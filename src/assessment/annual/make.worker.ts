// The thread in which a report is made: it has its evidence and nothing else, no key, no database and no network.
import { parentPort, workerData } from 'node:worker_threads';
import { makeReport } from './make.js';
import type { ReportLine, ReportOrder } from './thread.js';

const { evidence, language } = workerData as ReportOrder;
const say = (line: ReportLine): void => parentPort?.postMessage(line, []);
say({ files: await makeReport(evidence, language, (progress) => say({ progress })) });
