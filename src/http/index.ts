// The door as others reach it: HTTP on a port and on the node's own socket, one set of routes for both (G1, G4).
export { AnswerTally } from './answer-tally.js';
export type { House } from './house.js';
export { listen, type Listening, type ListenOptions } from './listen.js';
export { buildServer, type ServerOptions } from './server.js';
export { listenSyslog, type SyslogListener } from './syslog-listener.js';
