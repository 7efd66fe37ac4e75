// Asks a node for one search over its socket, as the terminal does.
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { headers } from '../../src/http/contract.js';

const asking = { [headers.as]: 'm.okonedo', [headers.purpose]: 'intelligence_analysis', [headers.caseRef]: encodeURIComponent('nsrp~larkspur') };

/** True when the node of that folder has answered. False while it does not listen yet. */
export async function searchOverSocket(dataFolder: string): Promise<boolean> {
  const socketPath = join(dataFolder, 'socket', 'node.sock');
  if (!existsSync(socketPath)) return false;
  return new Promise((resolve) => {
    request({ socketPath, path: '/api/search?q=sinaloa', headers: asking, agent: false }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode === 200));
    }).once('error', () => resolve(false)).end();
  });
}
